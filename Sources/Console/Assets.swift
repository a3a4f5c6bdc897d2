import HTTP

/// The console's own style and script, compiled into the program. Their addresses change with their bytes, so that a
/// browser may keep them.
enum Assets {
  static let style = PackageResources.console_css
  static let script = PackageResources.console_js
  static let icon = Array(
    """
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path fill="#0b7fa5" d="M12 2.500c4.600 5.500 7 8.900 7 12a7 7 0 0 1-14 0c0-3.100 2.400-6.500 7-12z"/></svg>
    """.utf8)

  static let styleAddress = "/assets/console.\(StaticPage.digest(style)).css"
  static let scriptAddress = "/assets/console.\(StaticPage.digest(script)).js"
}
