import Foundation

extension PackSource {
  /// Reads all `*.yaml` files of a directory, and those of the pack its `parent:` names.
  /// A path to a file reads that one file as `pack.yaml`, together with its parent.
  /// - Throws: `PackError` with everything that could not be read.
  public init(directory: String) throws {
    let problems = ProblemList()
    let files = Self.read(directory, prefix: "", parents: 0, problems)
    try problems.throwIfAny()
    self.init(files: files)
  }

  private static func read(
    _ path: String, prefix: String, parents: Int, _ problems: ProblemList
  ) -> [File] {
    let manager = FileManager.default
    var isDirectory: ObjCBool = false
    guard manager.fileExists(atPath: path, isDirectory: &isDirectory) else {
      problems.note(file: path, "there is no such pack", "Name a directory with a pack.yaml.")
      return []
    }
    var paths: [(name: String, path: String)] = []
    if isDirectory.boolValue {
      let names = (try? manager.contentsOfDirectory(atPath: path)) ?? []
      for name in names.sorted() where !name.hasPrefix(".") {
        let full = path.hasSuffix("/") ? path + name : "\(path)/\(name)"
        if name.hasSuffix(".yml") {
          problems.note(file: full, "is not read", "Rename it to end in .yaml, or remove it.")
        } else if name.hasSuffix(".yaml") {
          paths.append((name, full))
        }
      }
    } else {
      paths = [("pack.yaml", path)]
    }
    if !paths.contains(where: { $0.name == "pack.yaml" }) {
      problems.note(file: path, "holds no pack.yaml", "Name a directory with a pack.yaml.")
    }
    if paths.count > filesMax {
      problems.note(file: path, "holds more than \(filesMax) files", "Join some of them.")
      return []
    }
    var files = paths.compactMap { file(at: $0.path, name: $0.name, prefix: prefix, problems) }
    if let parent = parent(of: files) {
      let base = isDirectory.boolValue ? path : (path as NSString).deletingLastPathComponent
      guard parents < parentsMax else {
        problems.note(file: path, "has more than \(parentsMax) parents in a row, or is its own parent")
        return files
      }
      let directory = parent.hasPrefix("/") ? parent : (base as NSString).appendingPathComponent(parent)
      files += read(directory, prefix: prefix + "parent/", parents: parents + 1, problems)
    }
    return files
  }

  private static func parent(of files: [File]) -> String? {
    for file in files {
      guard let text = YamlReader.read(file.text, file: file.label).node?["parent"]?.text else { continue }
      if !text.isEmpty { return text }
    }
    return nil
  }

  private static func file(
    at path: String, name: String, prefix: String, _ problems: ProblemList
  ) -> File? {
    guard isFileName(name) else {
      problems.note(file: path, "the file name is not plain ASCII", "Use letters, digits, . _ and -.")
      return nil
    }
    guard let handle = FileHandle(forReadingAtPath: path),
      let data = try? handle.read(upToCount: YamlReader.sizeMax + 1) ?? Data()
    else {
      problems.note(file: path, "cannot be read", "Check the file's permissions.")
      return nil
    }
    guard data.count <= YamlReader.sizeMax else {
      problems.note(file: path, "is longer than \(YamlReader.sizeMax) bytes", "Split it.")
      return nil
    }
    guard let text = String(validating: data, as: UTF8.self) else {
      problems.note(file: path, "is not UTF-8", "Save it as UTF-8.")
      return nil
    }
    return File(name: prefix + name, label: path, text: text)
  }
}
