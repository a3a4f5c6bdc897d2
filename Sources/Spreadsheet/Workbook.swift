import CXlsx
import Glibc

/// Writes a spreadsheet file (.xlsx), row by row, in bounded memory. It is complete once closed.
///
/// Texts are always texts: what begins with `=` is no formula.
public final class Workbook {
  /// Why a spreadsheet cannot be written.
  public struct Failed: Error, CustomStringConvertible {
    public let description: String
  }

  private var book: UnsafeMutablePointer<lxw_workbook>?
  let formats: Formats
  private let path: String

  /// - Parameters:
  ///   - path: where the file is to stand.
  ///   - created: what the file says of when it was made, in seconds since 1970; nil: now. Stated, the same contents
  ///     give the same bytes.
  /// - Throws: when no file can be made at the path.
  public init(path: String, created: Int? = nil) throws {
    // The library tells at the end only. What stands there stays until then.
    let descriptor = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else {
      throw Failed(description: "the file \(path) cannot be written: \(String(cString: strerror(errno)))")
    }
    Glibc.close(descriptor)
    self.path = path
    var options = lxw_workbook_options()
    options.constant_memory = 1
    guard let made = workbook_new_opt(path, &options) else {
      throw Failed(description: "no memory for a spreadsheet")
    }
    book = made
    formats = Formats(made)
    if let created {
      var properties = lxw_doc_properties()
      properties.created = time_t(created)
      workbook_set_properties(made, &properties)
    }
  }

  deinit { if let book { lxw_workbook_free(book) } }

  /// A new sheet behind the others. Rows of one sheet are written in order; the first is its head.
  /// - Throws: when the name is taken or longer than 31 characters.
  public func sheet(_ name: String, columns: [Sheet.Column]) throws -> Sheet {
    guard let book else { throw Failed(description: "the spreadsheet is closed") }
    var name = name
    guard name.withUTF8({ $0.count > 0 }), workbook_validate_sheet_name(book, name) == LXW_NO_ERROR,
      let made = workbook_add_worksheet(book, name)
    else { throw Failed(description: "a sheet cannot be called \(name)") }
    return Sheet(made, book, name: name, columns: columns, formats)
  }

  /// Writes the file.
  public func close() throws {
    guard let book else { return }
    self.book = nil
    let error = workbook_close(book)
    guard error == LXW_NO_ERROR else {
      throw Failed(description: "the file \(path) cannot be written: \(String(cString: lxw_strerror(error)))")
    }
  }
}

/// The few looks that cells have.
struct Formats {
  let head, text, wrapped, count, money, strong: UnsafeMutablePointer<lxw_format>?
  /// By decimals.
  let numbers, percents: [UnsafeMutablePointer<lxw_format>?]

  init(_ book: UnsafeMutablePointer<lxw_workbook>) {
    func format(_ set: (UnsafeMutablePointer<lxw_format>) -> Void) -> UnsafeMutablePointer<lxw_format>? {
      let made = workbook_add_format(book)
      if let made {
        format_set_align(made, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
        set(made)
      }
      return made
    }
    head = format {
      format_set_bold($0)
      format_set_bg_color($0, 0xD9E2F3)
      format_set_bottom($0, UInt8(LXW_BORDER_THIN.rawValue))
      format_set_text_wrap($0)
    }
    text = format { _ in }
    wrapped = format { format_set_text_wrap($0) }
    count = format { format_set_num_format($0, "#,##0") }
    money = format { format_set_num_format($0, "#,##0.00") }
    strong = format { format_set_bold($0) }
    let ends = ["", ".0", ".00", ".000"]
    numbers = ends.map { end in format { format_set_num_format($0, "#,##0\(end)") } }
    percents = ends.map { end in format { format_set_num_format($0, "0\(end)%") } }
  }
}
