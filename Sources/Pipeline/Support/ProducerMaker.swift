import Kafka

/// Producers of emissions. `transactional.id` names the worker, so that its next life fences the last.
enum ProducerMaker {
  static func make(_ settings: PipelineSettings, name: String) throws -> Producer {
    var own = KafkaConfiguration(["partitioner": "murmur2_random", "compression.type": "lz4"])
    if settings.transactions {
      own["transactional.id"] = "\(settings.group)-\(name)"
      own["transaction.timeout.ms"] = "\(settings.transactionTimeoutMs)"
      own["message.timeout.ms"] = "\(settings.transactionTimeoutMs)"
    }
    let producer = try Producer(own.merging(settings.kafka))
    guard settings.transactions else { return producer }
    do {
      try producer.initTransactions(timeoutMs: 30_000)
    } catch {
      producer.destroy()
      throw error
    }
    return producer
  }
}
