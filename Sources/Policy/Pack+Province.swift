extension Pack {
  /// The pack that is built into the program, for use with no path given. Tests prove that it loads.
  public static let province: Pack = {
    do { return try PackLoader.load(text: provinceText) } catch {
      preconditionFailure("the built-in policy pack does not load:\n\(error)")
    }
  }()
}
