extension Pack {
  /// The pack that is built into the program, for use with no path given. Tests prove that it loads.
  public static let sample: Pack = {
    do { return try PackLoader.load(text: sampleText) } catch {
      preconditionFailure("the built-in policy pack does not load:\n\(error)")
    }
  }()
}

extension PackSource {
  /// The built-in pack as it was written.
  public static let sample: PackSource = {
    do { return try PackSource(text: Pack.sampleText) } catch {
      preconditionFailure("the built-in policy pack is damaged:\n\(error)")
    }
  }()
}
