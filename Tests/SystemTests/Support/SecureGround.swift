import Foundation
import Postgres
import Testing

/// A broker and a PostgreSQL that let nobody in without TLS and a name: SASL_SSL with passwords on one port, client
/// certificates on another, the authorizer on; PostgreSQL takes passwords and client certificates over TLS alone.
final class SecureGround: @unchecked Sendable {
  static let passwords = ["dripline": "worker-Secret-1", "dripline-admin": "admin-Secret-2"]

  let folder: String
  let server: TemporaryServer
  let database = "secured"
  private let port: UInt16

  init() throws {
    folder = NSTemporaryDirectory() + "dripline-secure-\(getpid())"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    // PostgreSQL runs as another user where the tests are root's.
    chmod(folder, 0o755)
    try Program.run("/bin/bash", ["-c", Self.certificates, "certificates", folder])
    server = try TemporaryServer(settings: [
      "ssl": "on", "ssl_cert_file": "\(folder)/server.crt", "ssl_key_file": "\(folder)/server.key",
      "ssl_ca_file": "\(folder)/ca.crt", "hba_file": "\(folder)/pg_hba.conf",
    ])
    port = try Self.freePorts()
    try startBroker()
  }

  deinit {
    _ = try? Program.run(Cluster.script, ["wipe", "--dir", "\(folder)/kafka"])
    if ProcessInfo.processInfo.environment["DRIPLINE_TEST_KEEP"] == nil {
      try? FileManager.default.removeItem(atPath: folder)
    }
  }

  /// Four in a row: SASL, the controller, client certificates.
  private static func freePorts() throws -> UInt16 {
    for _ in 0..<100 {
      let port = UInt16.random(in: 20_000..<31_000)
      if (0..<3).allSatisfy({ TemporaryServer.isFree(port + $0) }) { return port }
    }
    throw Program.Failure(description: "no free ports")
  }

  private func startBroker() throws {
    let users = Self.passwords.map { "user_\($0)=\"\($1)\"" }.joined(separator: " ")
    let settings = [
      "listeners=SASL_SSL://127.0.0.1:\(port),CONTROLLER://127.0.0.1:\(port + 1),SSL://127.0.0.1:\(port + 2)",
      "advertised.listeners=SASL_SSL://127.0.0.1:\(port),SSL://127.0.0.1:\(port + 2)",
      "listener.security.protocol.map=CONTROLLER:SSL,SSL:SSL,SASL_SSL:SASL_SSL",
      "inter.broker.listener.name=SSL", "sasl.enabled.mechanisms=PLAIN,SCRAM-SHA-512",
      "listener.name.sasl_ssl.plain.sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required \(users);",
      "listener.name.sasl_ssl.scram-sha-512.sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required;",
      "listener.name.ssl.ssl.client.auth=required", "listener.name.controller.ssl.client.auth=required",
      "ssl.keystore.type=PEM", "ssl.keystore.location=\(folder)/broker.pem", "ssl.truststore.type=PEM",
      "ssl.truststore.location=\(folder)/ca.crt", "ssl.principal.mapping.rules=RULE:^CN=([^,]+).*$/$1/",
      "authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer",
      "super.users=User:localhost;User:super",
    ]
    try Program.run(
      Cluster.script, ["start", "--dir", "\(folder)/kafka", "--port", "\(port)"] + settings.flatMap { ["--set", $0] },
      within: 120)
    let scram = "SCRAM-SHA-512=[iterations=4096,password=\(Self.passwords["dripline"]!)]"
    try tool("configs", "--alter --add-config '\(scram)' --entity-type users --entity-name dripline")
  }

  /// A tool of Kafka, as the super user.
  @discardableResult
  func tool(_ name: String, _ arguments: String) throws -> String {
    let option = name == "configs" || name == "acls" ? "--command-config" : "--config"
    return try Program.run(
      "/bin/sh",
      [
        "-c",
        "\(Cluster.script) \(name) --bootstrap-server 127.0.0.1:\(port + 2) \(option) \(folder)/super.properties \(arguments)",
      ],
      within: 90)
  }

  // MARK: Logins

  /// By user and password.
  func sasl(_ user: String, password: String? = nil, ca: String = "ca", mechanism: String = "PLAIN") -> [String: String]
  {
    [
      "DRIPLINE_KAFKA_BOOTSTRAP": "127.0.0.1:\(port)", "DRIPLINE_KAFKA_SECURITY_PROTOCOL": "SASL_SSL",
      "DRIPLINE_KAFKA_SASL_MECHANISM": mechanism, "DRIPLINE_KAFKA_SASL_USERNAME": user,
      "DRIPLINE_KAFKA_SASL_PASSWORD": password ?? Self.passwords[user] ?? "",
      "DRIPLINE_KAFKA_SSL_CA_LOCATION": "\(folder)/\(ca).crt",
    ]
  }

  /// By client certificate; nil: none.
  func certificate(_ name: String?) -> [String: String] {
    var settings = [
      "DRIPLINE_KAFKA_BOOTSTRAP": "127.0.0.1:\(port + 2)", "DRIPLINE_KAFKA_SECURITY_PROTOCOL": "SSL",
      "DRIPLINE_KAFKA_SSL_CA_LOCATION": "\(folder)/ca.crt",
    ]
    if let name {
      settings["DRIPLINE_KAFKA_SSL_CERTIFICATE_LOCATION"] = "\(folder)/\(name).crt"
      settings["DRIPLINE_KAFKA_SSL_KEY_LOCATION"] = "\(folder)/\(name).key"
    }
    return settings
  }

  /// How a login reaches the database: with TLS, the server's name and CA compared.
  func login(
    _ user: String, host: String = "localhost", ca: String = "ca", certificate: String? = nil,
    mode: String = "verify-full"
  ) -> [String: String] {
    var words = [
      "host=\(host)", "hostaddr=127.0.0.1", "port=\(server.port)", "dbname=\(database)", "user=\(user)", "password=x",
      "sslmode=\(mode)", "sslrootcert=\(folder)/\(ca).crt",
    ]
    if let certificate { words += ["sslcert=\(folder)/\(certificate).crt", "sslkey=\(folder)/\(certificate).key"] }
    return ["DRIPLINE_DATABASE_URL": words.joined(separator: " ")]
  }

  struct Answer {
    var end: Program.End
    var output: String
    var errors: String
    var seconds: Double
    var text: String { output + errors }
  }

  /// Runs a verb to its end, whatever that is.
  func dripline(
    _ arguments: [String], _ environment: [String: String], input: Int32? = nil, within seconds: Double = 120
  ) throws -> Answer {
    let begun = ContinuousClock.now
    let program = try start(arguments, environment, input: input)
    let end = try program.wait(within: seconds)
    return Answer(
      end: end, output: try String(contentsOfFile: program.output, encoding: .utf8), errors: program.log,
      seconds: begun.duration(to: .now) / .seconds(1))
  }

  func start(_ arguments: [String], _ environment: [String: String], input: Int32? = nil) throws -> Program {
    try Program(Cluster.binary, arguments, environment: environment, input: input, folder: folder)
  }

  /// One CA and what it signs, and one that nobody trusts.
  private static let certificates = """
    set -eu
    cd "$1"
    authority() { openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 30 -subj "/CN=$1" -keyout $1.key -out $1.crt 2>/dev/null; }
    authority ca; authority strangers
    : >index.txt
    printf '[ca]\\ndefault_ca=d\\n[d]\\ndatabase=index.txt\\nserial=serial\\nrand_serial=yes\\nunique_subject=no\\nnew_certs_dir=.\\ndefault_md=sha256\\npolicy=p\\ncopy_extensions=copy\\n[p]\\ncommonName=supplied\\n' >ca.conf
    # name, who signs, first and last moment, names of the host
    sign() {
      openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj "/CN=${5:-$1}" ${4:+-addext "subjectAltName=$4"} \\
        -keyout $1.key -out $1.csr 2>/dev/null
      openssl ca -batch -notext -config ca.conf -cert $2.crt -keyfile $2.key -startdate 20240101000000Z -enddate $3 -in $1.csr -out $1.crt 2>/dev/null
    }
    later=$(date -u -d '+30 days' +%Y%m%d%H%M%SZ)
    sign server ca $later DNS:localhost,IP:127.0.0.1 localhost
    for name in super dripline-gateway dripline-auditor dripline-console dripline-messenger bank auditor1; do sign $name ca $later ''; done
    sign expired ca 20240201000000Z '' bank
    sign stranger strangers $later '' bank
    cat server.key server.crt ca.crt >broker.pem
    cat super.key super.crt ca.crt >super.pem
    cat >super.properties <<END
    security.protocol=SSL
    ssl.keystore.type=PEM
    ssl.keystore.location=$1/super.pem
    ssl.truststore.type=PEM
    ssl.truststore.location=$1/ca.crt
    END
    cat >pg_hba.conf <<END
    local all all scram-sha-256
    host all postgres 127.0.0.1/32 scram-sha-256
    hostssl all auditor1 127.0.0.1/32 cert
    hostssl all all 127.0.0.1/32 scram-sha-256
    END
    chmod 0600 *.key *.pem
    if [ "$(id -u)" = 0 ]; then chown postgres server.key pg_hba.conf; fi
    """
}
