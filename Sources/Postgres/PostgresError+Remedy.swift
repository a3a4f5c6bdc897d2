extension PostgresError {
  /// What to do when no connection can be made, by libpq's and the server's words; nil: they say it themselves.
  static func remedy(ofRefusal text: String) -> String? {
    let known: [(words: String, remedy: String)] = [
      (
        "does not match host name",
        "write into host= (or the URL) a name that the server's certificate has, or give the server a certificate with this name"
      ),
      (
        "certificate verify failed",
        "let sslrootcert name the CA that signed the server's certificate, and check its end date"
      ),
      (
        "root certificate file",
        "let sslrootcert name a file that is there: sslmode=verify-full compares the server with it"
      ),
      ("server does not support SSL", "set ssl=on on the server; do not lower sslmode"),
      ("certificate revoked", "give this login a new client certificate"),
      ("alert unknown ca", "the server does not know the CA of sslcert: check sslcert and the server's ssl_ca_file"),
      ("alert certificate expired", "the client's certificate has expired: renew sslcert"),
      ("private key file", "sslkey has to be readable for its owner alone (chmod 0600), and to fit sslcert"),
      ("requires a valid client certificate", "let sslcert and sslkey name this login's certificate and key"),
      (
        "certificate authentication failed",
        "the certificate of sslcert is not this login's: its common name has to be the login, or pg_ident.conf has to say so"
      ),
      ("password authentication failed", "check user and password of DRIPLINE_DATABASE_URL, or PGPASSFILE"),
      (
        "no pg_hba.conf entry",
        "let pg_hba.conf admit this login, database and address; sslmode decides between hostssl and hostnossl"
      ),
    ]
    return known.first { text.contains($0.words) }?.remedy
  }
}
