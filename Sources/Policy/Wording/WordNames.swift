import Contract

// How the words of the contract read in a sentence.

extension Role {
  /// As people read it.
  public func name(_ language: Language) -> String {
    let (en, zh) =
      switch self {
      case .villageHead: ("village head", "村主任")
      case .villageSecretary: ("village party secretary", "村支书")
      case .firstSecretary: ("first secretary", "驻村第一书记")
      case .townshipCadre: ("township cadre responsible for the village", "乡包村干部")
      case .fourPostCadre: ("four-post township cadre", "乡四职干部")
      case .townshipHead: ("township head", "乡长")
      case .townshipSecretary: ("township party secretary", "乡党委书记")
      case .povertyOffice: ("township poverty office", "乡扶贫办")
      case .countyHead: ("county head", "县长")
      case .countyPovertyOffice: ("county poverty office", "县扶贫移民局")
      case .boardKeeper: ("keeper of the notice board", "公示栏管理员")
      case .projectLeader: ("project leader", "项目主管领导")
      case .leaderInCharge: ("leader in charge", "分管领导")
      case .financeStaff: ("finance staff", "专职财务人员")
      }
    return language == .en ? en : zh
  }
}

extension Level {
  /// As people read it.
  public func name(_ language: Language) -> String {
    let (en, zh) =
      switch self {
      case .village: ("village", "村级")
      case .township: ("township", "乡镇")
      case .county: ("county", "县级")
      }
    return language == .en ? en : zh
  }
}

extension MeetingKind {
  /// As people read it.
  public func name(_ language: Language) -> String {
    let (en, zh) =
      switch self {
      case .assembly: ("villagers' assembly", "村民大会")
      case .representatives: ("villagers' representatives meeting", "村民代表大会")
      case .committees: ("two-committee meeting", "村“两委”会议")
      }
    return language == .en ? en : zh
  }
}

extension Place {
  /// As people read it.
  public func name(_ language: Language) -> String {
    let (en, zh) =
      switch self {
      case .villageBoard: ("village notice board", "村务公开栏")
      case .groupBoard: ("village group board", "村民组公开栏")
      case .townshipBoard: ("township government board", "乡镇政务公开栏")
      case .portal: ("government portal", "政府门户网站")
      case .broadcast: ("village broadcast", "村广播")
      }
    return language == .en ? en : zh
  }
}

extension ReturnReason {
  /// As people read it.
  public func name(_ language: Language) -> String {
    let (en, zh) =
      switch self {
      case .accountClosed: ("account closed", "账户已销户")
      case .nameMismatch: ("name does not match the account", "户名不符")
      case .deceased: ("account holder deceased", "户主死亡")
      case .other: ("other", "其他")
      }
    return language == .en ? en : zh
  }
}

extension Department {
  /// As people read it.
  public func name(_ language: Language) -> String {
    let (en, zh) =
      switch self {
      case .publicSecurity: ("public security", "公安")
      case .housing: ("housing", "房管")
      case .finance: ("finance", "财政")
      case .humanResources: ("human resources and social security", "人社")
      case .trafficPolice: ("traffic police", "交管")
      case .industryCommerce: ("industry and commerce", "工商")
      case .disabledFederation: ("disabled persons' federation", "残联")
      case .civilAffairs: ("civil affairs", "民政")
      case .construction: ("housing construction", "住建")
      }
    return language == .en ? en : zh
  }
}

extension VisitKind {
  /// As people read it.
  public func name(_ language: Language) -> String {
    let (en, zh) =
      switch self {
      case .visit: ("visit", "入户走访")
      case .attendance: ("attendance", "到课")
      case .followUp: ("follow-up visit", "脱贫后回访")
      }
    return language == .en ? en : zh
  }
}

extension Benefit.Schedule {
  /// As people read it.
  public func name(_ language: Language) -> String {
    let (en, zh) =
      switch self {
      case .monthly: ("monthly", "按月发放")
      case .once: ("at once", "一次性发放")
      case .stages: ("by stages", "分期拨付")
      }
    return language == .en ? en : zh
  }
}
