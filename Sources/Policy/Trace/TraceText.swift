// swift-format-ignore-file
// Written by ops/policy/embed from ops/policy/rules.tsv and ops/policy/trace.yaml. Do not edit.

extension RuleTrace {
  /// Number, tags, place and words of each rule, a line each: `ops/policy/rules.tsv`.
  public static let rulesText = #"""
# The 660 rules of the five documents: number, tags, where it stands (file:line), the document's own words.
# CFG: local, so configuration; UNDEF: named but never defined; OLD: historical, must not be enforced today.
R-001	ROLE	004:23	「省负总责、县抓落实、工作到村、扶贫到户」
R-002	ROLE REPORT	004:22	「省督查到县、市督查到镇、县督查到村、镇督查到户」
R-003	ROLE DATA	001:158	「县委县政府也向市委递交了责任状」
R-004	ROLE DATA	001:58	「签订精准扶贫精准脱贫责任书」
R-005	ROLE	004:23	「党政一把手工作责任制」
R-006	ROLE	001:159	「切实履行好第一责任人的职责」
R-007	ROLE CHECK	000:11	「嚴格實行誰簽字誰負責和問責制度」
R-008	ROLE CHECK	003:27	「分户落实识别责任,做到识别结果有人负责」
R-009	ROLE	001:159	「还要追究派出单位领导的责任」
R-010	ROLE	000:16	「扶貧、民政、財政、統計、殘聯五個部門」
R-011	ROLE	000:16	「人員、經費、責任“四到位”」
R-012	ROLE	000:17	「中交叉對象的識別工作」
R-013	ROLE	000:17	「落實交叉對象的扶持政策」
R-014	ROLE	000:17	「做好資金的管理和監督工作」
R-015	ROLE	000:17	「及時提供統計技術支持和貧困監測數據」
R-016	ROLE CHECK	000:17	「及時核對殘疾人情況」
R-017	ROLE	002:60	「扶貧開發建檔立卡和信息化建設工作領導小組」
R-018	ROLE	002:60	「方案制定、宣傳培訓、督促檢查、工作調度」
R-019	ROLE	002:60	「也成立了相應的建檔立卡領導小組」
R-020	ROLE	001:106	「下设办公室于低保办」
R-021	ROLE DATA	001:106	「主要领导全面抓、负主要责任」
R-022	ROLE STEP	001:83	「扶贫和移民办要和民政所做好沟通协调」
R-023	ROLE SYS	001:75	「教育、建设、房管、社保、电力等」
R-024	ROLE OLD	002:19	「團委等17個單位主要負責人為成員」
R-025	ROLE DATA	002:24	「教育等28個職能部門和各鄉鎮分別簽訂」
R-026	ROLE	002:19	「“雙軌”目標責任管理制度」
R-027	ROLE	003:26	「依据相关程序报县人民政府审定」
R-028	ROLE	003:19	「复核结果上报县扶贫移民局」
R-029	ROLE	001:159	「组织部门要抓紧了解情况」
R-030	ROLE REPORT	001:158	「同时也按照第三方进行抽查的模式」
R-031	ROLE	003:21	「由各包片领导任组长」
R-032	ROLE	003:27	「乡扶贫办要具体负责做好业务指导工作」
R-033	ROLE REPORT	003:28	「对各村工作开展状况进行明察暗访」
R-034	ROLE REPORT	003:37	「工作实绩将计入年终绩效考核」
R-035	ROLE STEP	003:19	「乡政府办公会审核全乡精准扶贫户并公示」
R-036	ROLE STEP	001:110	「设立统一的社会救助申请受理窗口」
R-037	ROLE STEP	001:110	「第一时间提供民政政策支持」
R-038	ROLE	002:105	「由村支部書記或村委會主任擔任第一責任人」
R-039	ROLE CHECK	002:105	「必須明確一名鄉干部具體負責指揮、協調」
R-040	ROLE	002:99	「分管副鄉長任副組長」
R-041	ROLE	001:37	「镇扶贫办主任对调整工作的具体事项」
R-042	ROLE CHECK	003:37	「每个贫困户要有一名党员干部帮扶」
R-043	ROLE CHECK	003:37	「每名党员干部帮扶贫困户不超过5户」
R-044	ROLE	003:37	「以帮扶部门为主」
R-045	ROLE	003:37	「非贫困村的贫困户由乡党委、政府负责」
R-046	ROLE	003:37	「制定脱贫措施,指导监督进展」
R-047	ROLE CHECK	002:67	「都有至少一人幫扶」
R-048	ROLE CHECK OLD	002:23	「定村定點幫扶5戶」
R-049	ROLE UNDEF	002:12	「力爭幫助十戶以上貧困戶脫貧」
R-050	ROLE UNDEF	001:130	「建立“54321”领导干部结对帮扶机制」
R-051	ROLE CHECK	004:18	「工作组至少有1名优秀干部」
R-052	ROLE CHECK	004:22	「明确1名联络员,专门负责跟踪帮扶工作」
R-053	ROLE	004:18	「一要强化主体责任」
R-054	ROLE DATA	004:18	「明确扶贫项目、帮扶措施、资金来源」
R-055	ROLE	002:15	「定點扶貧工作隊是扶貧開發工作具體責任人員」
R-056	ROLE	002:42	「派出1名主任科員長期駐村幫扶」
R-057	ROLE CHECK	001:159	「一个月在村里待不了几天」
R-058	ROLE STAT	001:140	「选派90名第一书记和29名」
R-059	ROLE	001:31	「街道领导班子成员带领全体包保干部」
R-060	ROLE	001:45	「全体与会人员一致同意向上级公司请示」
R-061	ROLE	002:179	「經市人民政府審核,并報經省扶貧辦核查確認」
R-062	ROLE	000:18	「對抽調人員按照分級負責的辦法」
R-063	ROLE	000:18	「必須要認真做好宣傳工作」
R-064	ROLE	003:27	「全部“挂包驻帮〞的第一书记」
R-065	ROLE	001:156	「依纪依法追究相关诬告者的责任」
R-066	ROLE	001:13	「选择了一名第一书记和一名支部书记」
R-067	DATA	000:11	「戶有卡,村有冊,鄉鎮辦、區有電子檔案」
R-068	DATA CHECK	000:11	「進入低保的農戶要全部登記造冊」
R-069	DATA	004:9	「户有卡、村有册,省、市、县(市、区)和乡镇有」
R-070	DATA STEP	004:9	「登记造册、建档立卡,并录入电脑实行动态管理」
R-071	DATA	000:7	「農村貧困人口基本情況數據庫」
R-072	DATA CHECK	000:12	「致貧原因進行多渠道調查和核實」
R-073	DATA CHECK	000:12	「力求數據信息全面、真實、準確」
R-074	DATA CHECK	000:13	「對每個貧困戶,要有針對性地制訂幫扶計劃」
R-075	DATA CHECK	001:159	「一户一本台账、一户一个脱贫计划、一户一套帮」
R-076	DATA	004:9	「逐村制定三年规划和年度计划」
R-077	DATA	001:26	「一村一策、一户一法」
R-078	DATA CHECK	001:33	「扶贫手册、一户一策、明白卡等基础档案」
R-079	DATA CHECK	001:33	「查看是否填写全面、逻辑关系是否一致」
R-080	DATA CFG	001:32	「2019年扶贫档案最新标准」
R-081	DATA CHECK	003:27	「帮扶人员亲自填写好帮扶卡」
R-082	DATA CHECK	003:26	「在场表决群众必需在决议上签字盖章」
R-083	DATA CHECK	003:26	「对未到会的也要 征求意见并现场作好记录」
R-084	DATA CHECK	003:26	「在会议记录本上签署意见」
R-085	DATA	003:19	「乡扶贫办公室存档备查」
R-086	DATA STAT	003:35	「单独列出来,统计到户到人」
R-087	DATA	003:30	「编制具体、有效的脱贫规划」
R-088	DATA CHECK	003:33	「保证每一个因病致贫人员都有一个具体的治疗」
R-089	DATA	002:59	「將相關表冊和指標解釋編印成冊」
R-090	DATA STAT	002:63	「發放農戶申請書X份」
R-091	DATA	002:67	「一對一幫扶臺賬」
R-092	DATA	002:70	「逐村逐戶建立檔案」
R-093	DATA STAT	002:43	「臺帳數據錄入9份」
R-094	DATA CHECK	002:105	「做好隱蔽工程記錄,監督好工程質量」
R-095	DATA	002:105	「做好工程相關資料的歸檔」
R-096	DATA	002:105	「納入村規民約,指定專人管護使用」
R-097	DATA CHECK	002:107	「帳目正規、票據規范、手續齊全」
R-098	DATA	002:167	「建立完整的貧困戶信息檔案」
R-099	DATA CHECK	002:183	「逐戶登記造冊,做到一戶一檔」
R-100	DATA	002:182	「并按年度制定工作計劃,報市扶貧辦備案」
R-101	DATA CHECK	001:125	「按照国检、省检标准规范档案资料并装订成册」
R-102	DATA	001:43	「对职工XXX申请特困救助事宜进行了认真研究」
R-103	DATA	004:22	「建立集体资产监管责任追究制度」
R-104	DATA OLD	002:23	「確定重點幫扶對象名單」
R-105	DATA	001:130	「实现贫困户信息规范化、动态化管理」
R-106	DATA CHECK	001:158	「定期对建档立卡贫困村、贫困户和贫困人口」
R-107	DATA STAT	001:64	「慢性病卡办理1034人」
R-108	DATA STAT	001:12	「平台发送774条扶贫日宣传」
R-109	DATA CHECK	000:12	「無論是專業扶貧,還是行業扶貧」
R-110	DATA	000:13	「扶貧開發的基本對象就是這次認定的貧困戶」
R-111	DATA CHECK	001:123	「政策晓、家底清、措施明、收支清」
R-112	DATA	001:54	「范围精准、对象精准、任务精准、目标精准」
R-113	DATA	001:56	「紧扣对象、目标、内容、方式、考评、保障」
R-114	DATA	001:158	「扶持对象、项目安排、资金使用、措施到户」
R-115	DATA	002:42	「完成調研報告和立項申請報告」
R-116	DATA	001:44	「父母都已经70多岁,且患有疾病」
R-117	STEP	000:11	「農戶申請、村組評議、鄉鎮審核、區上審批、逐級公示」
R-118	STEP	002:167	「個人申請、村組評議、鄉鎮審核、縣級審批、公告公示」
R-119	STEP	002:63	「經鎮鄉人民政府審核后在鎮鄉辦公地點進行再次公示」
R-120	STEP	002:63	「在XX區政府門戶網站進行了公告」
R-121	STEP	000:10	「合理確定各村貧困狀況識別指標」
R-122	STEP	002:167	「統計部門測算出的貧困對象69240人」
R-123	CHECK	000:11	「廣泛征求群眾意見」
R-124	STEP	000:13	「給予貸款貼息、產業扶持、轉移培訓」
R-125	CHECK	000:13	「做到應保盡保,應扶盡扶」
R-126	STEP	002:64	「區鄉兩級嚴格按照一公示一公告的程序」
R-127	STEP	001:73	「做到不漏一户、不漏一人」
R-128	STEP	001:73	「对符合条件的农村低保对象和五保对象,全部纳入」
R-129	STEP	001:73	「要及时主动发现并纳入民政脱贫保障范围」
R-130	STEP	001:159	「逐家调研、逐户核对」
R-131	STEP	001:40	「按照标准对现在规模数的贫困户进行真实合理」
R-132	STEP	001:41	「并把民主评议的结果对全村进行公示」
R-133	DATA	003:31	「扶持生产和就业进展一批」
R-134	DATA	003:35	「诞生态补偿脱贫一批和进展教育脱贫一批」
R-135	DATA	001:132	「发展生产脱贫一批、易地搬迁脱贫一批」
R-136	STEP	002:167	「普惠制與特惠制相結合」
R-137	STEP	003:19	「完成申请农户资格复审」
R-138	STEP	003:19	「审查复核、资料填报和复核公示」
R-139	STEP	003:19	「19日前,乡政府办公会审核」
R-140	STEP	003:19	「20日,复核结果上报县扶贫移民局」
R-141	STEP	003:26	「只要群众提出申请,我们就要按标准进行核实」
R-142	STEP CHECK	003:26	「对于全家外出的群众,要主动取得联系」
R-143	STEP	003:26	「局部不情愿主动申报的且符合条件的农户」
R-144	STEP	003:26	「开好三个会议」
R-145	STEP	003:26	「由村主要负责人对初筛人员作说明」
R-146	STEP	003:26	「再次核实评议结果」
R-147	STEP	003:26	「审查群众评议结果」
R-148	CHECK	003:26	「三个会议均需驻村第一书记、乡包村干部全程把关」
R-149	STEP	003:26	「在全村按要求公示无异议后,报乡镇人民政府审核」
R-150	STEP	003:26	「对不符合条件的坚决退出」
R-151	STEP	003:26	「前期又未纳入的经公示后」
R-152	STEP	003:28	「对行动缓慢、落实不力、弄虚作假的单位和个人」
R-153	STEP	003:30	「精确 地把每一户贫困户、每一个贫困人口对应到」
R-154	STEP	001:42	「调整工作进行中出现问题及时反映解决」
R-155	STEP	001:41	「已脱贫户对“建档立卡”退出有不理解的地方」
R-156	STEP	001:122	「按照“一低五有”标准,我县61个贫困村」
R-157	STEP	004:22	「原帮扶单位要组织开展“回头看”活动」
R-158	STEP	001:31	「对“两不愁三保障”脱贫标准,进行逐项逐条」
R-159	STEP	001:31	「已上报至乡扶贫办」
R-160	STEP	003:24	「进村入户、召开群众会、印发宣扬资料」
R-161	STEP	001:86	「按照“入户、核对、评议、审核、审批”的“五步骤”」
R-162	STEP	001:74	「严格履行社会救助申请、审核、核对、审批程序」
R-163	CHECK	001:74	「切实做到凡进必核、凡退必核」
R-164	STEP	001:74	「家庭的经济收入、财产状况核查」
R-165	STEP	001:80	「将原建档立卡中不符合农村低保条件的予以清退」
R-166	STEP	001:77	「将特困家庭所有人员全部纳入农村低保保障范围」
R-167	STEP	001:77	「严格按照农村低保标准给予全额保障」
R-168	CHECK	001:77	「年人均可支配收入在贫困线以下」
R-169	CHECK	001:87	「全面运用核对机制每年开展核查工作」
R-170	STEP	001:82	「下达的指导性指标可根据各乡镇实际需求做调整」
R-171	STEP	001:73	「对返贫群众应按照程序重新纳入扶贫帮扶或低保」
R-172	STEP	003:34	「无劳动力量、无赡养人、无固定收入来源」
R-173	STEP	001:89	「动员其搬迁到敬老院集中供养」
R-174	GOAL	001:89	「加快全县11个乡镇敬老院升级改造力度」
R-175	STEP	001:110	「将低保、特困人员供养等救助内容集中」
R-176	STEP	002:182	「集中建設面積較小的產權歸集體所有的安居房」
R-177	STEP	001:93	「落实《省临时救助操作规程》」
R-178	STEP	001:93	「及时实施“救急难”」
R-179	CHECK	001:93	「造成重大刚性支出远远超过家庭或个人承受能力」
R-180	STEP	001:43	「立即召开了油库扶贫帮困会议」
R-181	STEP	001:110	「通过各种渠道主动发现本辖区群众」
R-182	STEP	001:101	「对享受医疗保险报销、医疗救助和医疗补助后」
R-183	STEP	001:123	「全面落实先诊疗后结算制度」
R-184	STEP UNDEF	001:117	「二是对贫困人口实施“十免四补助”」
R-185	STEP UNDEF	001:117	「用好“两保,三救助,三基金”医保扶持政策」
R-186	STEP	001:117	「依规转诊至县域外住院、慢性病门诊维持治疗」
R-187	STEP	001:117	「以基层首诊为基础的分级诊疗就医格局」
R-188	STEP UNDEF	001:64	「认真贯彻落实健康扶贫“351.180”扶贫措施」
R-189	STEP	003:33	「对一般疾病要免费共药,对特殊疾病进行专家会诊」
R-190	STEP	003:33	「村社干部要动态把握村内因病返贫信息」
R-191	STEP	001:91	「纳入支出型大病救助范围予以救助」
R-192	STEP	001:119	「以与村级活动中心打捆建设方式」
R-193	CHECK	001:123	「全县所有建档立卡贫困人员参保工作」
R-194	STEP UNDEF	001:117	「持续实施医疗卫生扶贫基金救助」
R-195	CHECK	001:99	「因灾导致自住房屋倒塌或严重损坏且需要重建」
R-196	STEP	001:99	「补助资金全部根据危房改造进度分期发放」
R-197	STEP	001:101	「在申请农村危房改造时,同等条件应当优先安排」
R-198	STEP	001:31	「重点查看了贫困户是否居住彩钢房」
R-199	STEP	002:179	「粵貧明電〔2009〕1號」
R-200	STEP	002:182	「做好農村低收入住房困難戶住房改造建設的總體規劃」
R-201	STEP	002:182	「泥磚房可采用加固維修方式進行改造」
R-202	STEP	002:182	「或先拆舊屋后建新房,或建新房后必須拆舊屋」
R-203	STEP	002:182	「避免在地質災害區建造房屋」
R-204	STEP	002:182	「由村集體統籌使用」
R-205	STEP	002:182	「合理控制建房面積和總造價」
R-206	STEP	002:182	「實施整村改造,力爭每年建成一批生態宜居示范村」
R-207	STEP	002:183	「公開扶持計劃、公開扶持對象和公開扶持補助資金」
R-208	STEP	002:181	「減免農村困難群眾建房的行政事業性收費」
R-209	STEP	002:181	「貸款建房給予一定的貼息扶持」
R-210	CHECK	002:179	「安全、經濟、適用、衛生的安居房」
R-211	STEP	004:19	「建设用地优先解决等扶持政策」
R-212	CHECK	002:33	「堅持群眾自愿原則」
R-213	GOAL	002:33	「確保搬得出、穩得住、能發展、可致富」
R-214	GOAL	002:71	「搬得出、留得住、能就業、有保障」
R-215	STEP	002:160	「選址、申報、審批、移民對象摸底確認」
R-216	CHECK	003:32	「居住在洪水漂浮区、地质灾难区」
R-217	STEP	003:32	「抓紧制定搬迁安置规划和年度实施方案」
R-218	STAT STEP	002:169	「實現進圩鎮、中心村梯度安置500人」
R-219	STEP	004:10	「1234个“两不具备”贫困村庄」
R-220	CHECK	004:19	「充分尊重本人意愿的原则」
R-221	STEP	002:10	「計劃指導、逐步推進、培訓到人、直補到戶」
R-222	STEP	002:175	「以貧困家庭“兩后生”和進城進園安置貧困戶勞動力」
R-223	STEP	002:143	「貧困青壯年勞動力轉移培訓142人」
R-224	STEP	002:10	「重點抓好農村危舊土坯房改造技工培訓」
R-225	STEP	002:37	「結合貧困村產業實際和需求開展農村實用技術」
R-226	CHECK	001:31	「查看了适龄儿童是否接受义务教育」
R-227	CHECK	004:19	「不发生因贫被动辍学」
R-228	STEP	004:19	「落实贫困家庭子女免费入读中等职业学校」
R-229	STAT	001:64	「县域内享受教育资助300余人次」
R-230	STEP	003:35	「进展教育脱贫一批」
R-231	STEP	002:94	「小額信貸扶貧與農業產業結構調整相結合」
R-232	STAT	002:94	「其中200萬元屬政府貼息貸款」
R-233	STEP	004:21	「鼓励探索农户贷款联保方式」
R-234	STEP	001:136	「实行扶贫资金贷款贴息制度」
R-235	STEP	002:171	「扶貧到戶貸款貼息、扶貧項目貸款貼息」
R-236	STEP	002:99	「協調財政、農經、信用社等部門密切合作」
R-237	STEP	001:136	「完成“四权”颁证10万余本」
R-238	STEP	002:68	「規劃到村、項目到戶、增收到人」
R-239	CHECK	002:68	「把扶貧資金真正落實到每村每戶的產業項目上」
R-240	CHECK	003:31	「因地、因户规划产业项目」
R-241	STEP	003:31	「吸纳当地贫困家庭劳动力入企务工」
R-242	STEP	002:26	「采取投一還一,滾動發展的形式」
R-243	STEP	004:22	「股份量化、保底分红、保底收购、利润返还」
R-244	STEP	001:64	「2020年申报到户产业623户」
R-245	STEP	001:64	「就业扶贫基地3个」
R-246	STEP	001:64	「我乡聘用护林员5名,年工资约8000元」
R-247	STEP	001:27	「需要主动出击,积极争取上级支持」
R-248	STEP	002:26	「按照"協會+基地+計生戶"的模式」
R-249	DATA	001:64	「户用3KW光伏电站6座,户用5KW光伏电站4座」
R-250	STEP	001:26	「并通过光伏收益分配、健康扶贫」
R-251	STEP	002:105	「在項目獲準實施后立即將項目建設計劃下達」
R-252	STEP	002:103	「認真開好社員會、黨員會」
R-253	CHECK	002:105	「必須在項目村張榜公布,接受群眾監督」
R-254	STEP	002:88	「現已通過縣級驗收」
R-255	CHECK	002:35	「小型農田水利設施和小型農村飲水安全配套設備」
R-256	STEP	002:137	「已完成工程招投標,進入實施階段」
R-257	CHECK	002:92	「渠道不亂、用途不變,相互配套、形成合力」
R-258	STEP	002:92	「堅持缺什么補什么的原則」
R-259	CHECK	004:21	「渠道不乱、用途不变、各记其功、捆绑使用」
R-260	STEP	002:92	「群眾自籌一點」
R-261	CHECK	002:92	「改變了過去扶貧資金進去、其它部門資金退出」
R-262	STEP	004:18	「尽快制定切实可行的3年帮扶规划和年度工作计划」
R-263	STEP	002:126	「定點幫扶單位的大力資助與村民自籌資金」
R-264	CHECK	002:6	「落實貧困村按標準安排扶貧資金」
R-265	STEP	003:25	「已纳入的一律清退,更不得新纳入脱贫对象」
R-266	CHECK	001:125	「一是对标县摘帽标准」
R-267	CHECK	001:28	「加大“脱贫不脱政策”宣传力度」
R-268	GOAL	001:19	「确保本村2019年无一返贫」
R-269	STEP	001:73	「并根据致贫原因分类制定社会救助政策」
R-270	STEP	004:22	「防止帮扶村及村内贫困户出现返贫情况」
R-271	CHECK	001:30	「“两不愁三保障”是否达标」
R-272	STEP	004:22	「“扶上马”“送一程”」
R-273	CHECK	001:49	「做到不脱贫不脱钩,不致富不罢休」
R-274	CHECK	001:28	「保持入户频率」
R-275	STEP	001:101	「符合低保条件的优先纳入低保」
R-276	STEP	001:97	「家庭尽责、源头预防、政府主导、社会参与」
R-277	STEP	001:103	「实施慈善助医、助学、助老工程」
R-278	STEP	001:15	「“扶贫济困、个人自愿、量力而行”的原则」
R-279	STEP	003:35	「实施房屋重建、根底设施重建、产业重建」
R-280	DATA	002:66	「危房改造、生態移民、基礎設施」
R-281	STEP	002:72	「小康路、小康水、小康房、小康電、小康訊、小康寨」
R-282	DATA	002:6	「路、房、網絡和環境改善“六到農家”工程」
R-283	STEP	001:95	「每年安排一定数量福彩公益金」
R-284	DATA CFG	004:20	「原中央苏区县、革命老区、少数民族地区」
R-285	STEP	002:181	「為貧困農民安居樂業添磚加瓦」
R-286	CHECK	003:25	「坚持做到“六个不纳入〞」
R-287	CHECK	003:25	「有商品房、政策性住房、城镇自建房」
R-288	CHECK	003:25	「有汽车,有财政供应人员」
R-289	CHECK	003:25	「有财政供应人员」
R-290	CHECK	003:25	「有个体工商经营户」
R-291	CHECK	003:25	「有身份证重复」
R-292	CHECK	003:25	「有残疾证不真实六类状况的农户」
R-293	CHECK	003:27	「保证“六个不纳入〞精确 无误」
R-294	CHECK	003:26	「等县级九个部门的档案资料进行严格比对」
R-295	CHECK	003:26	「与公安部门、与房管部门、与财政和人社部门」
R-296	CHECK	003:26	「对不符合条件的坚决退出」
R-297	CHECK	000:17	「會同有關部門及時核對殘疾人情況」
R-298	CHECK	003:26	「参会人数要到达在家应参会人数的70%以上」
R-299	CHECK	003:26	「并现场进行过半表决」
R-300	CHECK	003:26	「如有异议的群众可以上会演说,再由群众单独表决」
R-301	CHECK	003:26	「对未到会的也要」
R-302	CHECK	003:26	「必需在决议上签字盖章」
R-303	CHECK	003:26	「全程把关」
R-304	CHECK	003:26	「包村干部、乡四职干部在会议记录本上签署意见」
R-305	CHECK	001:41	「各村小组都必须做到民主评议」
R-306	CHECK	001:40	「严格按照民主程序、阳光操作的要求」
R-307	CHECK	001:45	「全体与会人员一致同意」
R-308	CHECK DATE	003:19	「公示时间不得少于7天」
R-309	CHECK	000:11	「鄉鎮審核、區上審批、逐級公示」
R-310	CHECK	002:63	「貧困戶名單先在村公示無異議」
R-311	CHECK	003:26	「按要求公示无异议后」
R-312	CHECK	003:19	「审核全乡精准扶贫户并公示」
R-313	CHECK	002:107	「在鄉、村政務公開欄內公示」
R-314	CHECK	002:107	「嚴格執行項目、資金公示制」
R-315	CHECK	001:74	「落实公示、听证制度」
R-316	CHECK	002:183	「接受群眾和社會監督」
R-317	CHECK	002:64	「上報的XX個貧困村名單進行了公告」
R-318	CHECK CFG	002:63	「貧困戶識別嚴格按照人均純收入低于X元標準」
R-319	CHECK CFG OLD	002:86	「年人均純收入低于1300元」
R-320	CHECK CFG OLD	002:86	「年人均純收入低于625元」
R-321	CHECK CFG	002:64	「貧困發生率高于XX%」
R-322	DATA	002:60	「一類村XX個、二類村X個、三類村X個」
R-323	CHECK	001:77	「对年人均可支配收入在贫困线以下和完全丧失」
R-324	CHECK	001:101	「抚恤补助金不计家庭收入」
R-325	CHECK	001:86	「家庭人均金融资产超过当地月低保标准24倍的」
R-326	CHECK	001:159	「把不应成为贫困户的识别出去」
R-327	CHECK	001:86	「子女(孙子女)有赡养能力的」
R-328	CHECK	001:86	「雇佣他人从事各种经营性活动的」
R-329	CHECK	001:86	「人均金融资产超过当地月低保标准」
R-330	CHECK	001:86	「家用小汽车、大型农用车、大型工程机械、船舶」
R-331	CHECK	001:86	「兴建、购买高档住房或非居住用房的」
R-332	CHECK	001:86	「自费安排子女择校就读或者出国留学的」
R-333	CHECK	001:86	「被公安机关处理且拒不整改的」
R-334	CHECK	001:86	「属于基层干部及其近亲属的」
R-335	CHECK	001:86	「由财政部门统发工资」
R-336	CHECK	001:86	「购买商业养老保险」
R-337	CHECK	001:86	「户居分离」
R-338	CHECK	001:86	「严格落实“七不保”、“四从严”、“五步骤”的规定」
R-339	CHECK	000:10	「低收入人口2.2萬人」
R-340	CHECK	000:10	「核定比例,嚴格控制規模」
R-341	CHECK	000:10	「要向重點低收入村傾斜」
R-342	CHECK	002:59	「上浮比例為X%」
R-343	CHECK	002:59	「作為貧困人口識別基數」
R-344	CHECK	001:78	「预下达1000个指标专项用于解决」
R-345	CHECK	001:81	「以乡镇为单位进行综合协调,做好平衡」
R-346	CHECK	001:78	「低保户占建档立卡贫困户的比例达到50%以上」
R-347	CHECK	001:78	「使未脱贫贫困户占低保户的比例达到50%以上」
R-348	CHECK	001:87	「2017年提高到18%,2018年提高到20%」
R-349	CHECK	001:87	「2017年比2016年提高10个百分点」
R-350	CHECK	001:87	「户均保障人口2017年提高到2人」
R-351	CHECK	001:40	「按照标准对现在规模数的贫困户进行」
R-352	DATA	002:167	「貧困對象69240人分解落實到鄉、村」
R-353	CHECK	002:167	「村組評議、鄉鎮審核、縣級審批」
R-354	CHECK	002:107	「項目主管領導、分管領導和專職財務人員逐級審核」
R-355	CHECK	003:28	「乡纪委、乡扶贫办等部门」
R-356	CHECK	003:27	「由村两委回收交相扶贫办存档」
R-357	CHECK	001:86	「基层干部及其近亲属」
R-358	CHECK	003:37	「原那么上每名党员干部帮扶贫困户」
R-359	CHECK	003:28	「对相关责任人一律就地开除」
R-360	CHECK	001:99	「对已在异地新建住房、旧房倒塌的」
R-361	CHECK	001:99	「对倒塌的空心房、附属房、临时房」
R-362	CHECK	001:99	「对一般损房以及其他不需要恢复重建的」
R-363	CHECK	002:182	「要嚴格執行“一戶一宅”政策」
R-364	CHECK	003:35	「“五个一批〞政策贫困人口是可以叠加享受的」
R-365	CHECK	002:181	「可在省級補助的基礎上繼續給予補助」
R-366	CHECK	001:101	「其医疗费用支出仍然较大」
R-367	CHECK OLD	002:23	「暫不扶持,暫不救助」
R-368	CHECK OLD	002:22	「主動落實長效避孕措施的夫婦」
R-369	CHECK	004:19	「低收入家庭60周岁以上老年人和未成年人」
R-370	CHECK	001:31	「是否存在彩钢瓦现象」
R-371	CHECK	001:31	「查看了小井水是否出具检测报告」
R-372	CHECK	001:31	「家庭有无辍学学生」
R-373	CHECK	001:31	「是否报销到位」
R-374	BAN	001:112	「虚报冒领、截留私分、贪污挪用」
R-375	BAN	002:107	「防止了擠占、挪用等違紀違規現象發生」
R-376	BAN	004:22	「防止集体资产流失、挤占、挪用」
R-377	BAN	003:28	「弄虚作假的单位和个人,将严格追责」
R-378	BAN	003:36	「帮扶工作严禁走过场」
R-379	BAN	001:159	「不能大水漫灌」
R-380	BAN	002:182	「避免在地質災害區」
R-381	BAN	004:14	「“等靠要”思想」
R-382	BAN	004:18	「防止工作断档」
R-383	BAN	002:92	「不搞平均主義」
R-384	BAN	001:159	「视情况约谈批评、公开通报」
R-385	BAN	001:159	「“四个不为”专项治理」
R-386	BAN	003:28	「但凡查到照旧识别不准的」
R-387	BAN CHECK	001:121	「禁止新增建设项目和迁入人口的通知」
R-388	CHECK	001:122	「现整乡搬迁人口达89%」
R-389	CHECK	000:11	「識別工作公平、公正、公開的開展」
R-390	MONEY CHECK	002:107	「一是實行專款專用、專戶管理」
R-391	MONEY CHECK	002:107	「扶貧資金依據項目建設和進度分期撥付」
R-392	MONEY CHECK	002:107	「專職財務人員逐級審核審批」
R-393	MONEY CHECK	002:107	「全面實行縣級報帳制」
R-394	MONEY REPORT	002:107	「向縣財政局和縣扶貧辦進行了匯報」
R-395	MONEY CHECK	002:107	「對扶貧資金建立專帳專戶,封閉運行」
R-396	MONEY	002:107	「《云南省財政扶貧資金管理暫行辦法》」
R-397	MONEY	002:35	「《河南省財政扶貧整村推進專項資金管理辦法》」
R-398	MONEY CHECK	002:183	「要設立專賬專戶,做到專款專用」
R-399	MONEY REPORT	001:112	「对资金审批是否合理,资金发放是否及时足额」
R-400	MONEY REPORT	001:112	「采取普查与抽查相结合,自查与互查相结合」
R-401	MONEY	004:21	「将每年度安排的专项扶贫资金纳入财政预算」
R-402	MONEY	004:21	「通过以奖代补方式」
R-403	MONEY	001:108	「积极整合低保、特困人员供养、医疗救助」
R-404	MONEY	001:108	「建立多元筹资机制」
R-405	MONEY CHECK	001:95	「本级福彩公益金50%以上用于福利机构的建设」
R-406	MONEY CHECK SYS	001:99	「一律通过“一卡(折)通”拨付给补助对象」
R-407	MONEY CHECK	002:181	「新建住房按每戶1萬元補助到戶」
R-408	MONEY	004:22	「确保扶贫资金长期、安全发挥效用」
R-409	MONEY CHECK	002:107	「扶貧資金使用情況、數量」
R-410	MONEY	002:61	「明確到位工作經費X萬元」
R-411	MONEY	002:181	「農民自籌為主,政府補一點、銀行貸一點」
R-412	MONEY	001:85	「农村低保月人均补差水平225元基础上」
R-413	MONEY	001:85	「提高农村低保月人均补差30元,达到255元」
R-414	MONEY	001:77	「对常补对象严格按照农村低保标准给予全额保障」
R-415	MONEY CHECK	001:93	「特别救助金额一般控制在1-3万元」
R-416	MONEY CHECK	001:91	「特困供养人员不设置起付线和封顶线」
R-417	MONEY CHECK	001:91	「取消重大疾病医疗救助病种限制的规定」
R-418	MONEY CHECK	001:91	「建档立卡贫困人口中五保对象政策范围内医疗费用」
R-419	MONEY CHECK	001:91	「提高5个百分点予以救助」
R-420	MONEY CHECK	001:91	「将五保、低保对象以外的建档立卡贫困户」
R-421	MONEY CHECK	001:123	「2016.01.01-2016.09.12」
R-422	MONEY CHECK	001:123	「2018年实施贫困患者县域内、依规转诊县域外」
R-423	MONEY CHECK	001:117	「医疗费用个人支付占比达到当年控费目标任务」
R-424	MONEY CHECK	001:101	「确保1-6级残疾军人和在乡退伍老战士」
R-425	MONEY STAT	001:44	「总共花费医疗费6万元」
R-426	MONEY STAT	001:44	「医保承担部分8千元,本人实际支付5万2千元」
R-427	MONEY	001:99	「中央补助标准为每户平均7500元」
R-428	MONEY	001:99	「省、县级配套资金标准为户均5000元」
R-429	MONEY	002:181	「按每戶1萬元的標準給予補助」
R-430	MONEY CHECK	002:181	「市、縣兩級財政按每戶不低于5000元的標準」
R-431	MONEY CHECK	002:181	「市級財政負責安排每戶補助資金1000元」
R-432	MONEY CHECK	002:181	「縣級財政負責安排每戶補助資金不低于4000元」
R-433	MONEY CHECK	002:181	「給予每戶補助至1萬元」
R-434	MONEY	002:181	「戶給予全額扶持」
R-435	MONEY STAT	001:143	「投资2.16亿元实施6个扶贫生态移民搬迁工程」
R-436	MONEY PROB	002:154	「移民補助標準偏低」
R-437	MONEY OLD	002:22	「一次性獎勵10000元」
R-438	MONEY OLD	002:22	「一次性獎勵3000-5000元」
R-439	MONEY OLD	002:22	「在縣內初中升高中時加20分」
R-440	MONEY OLD	002:23	「每人每年捐助60元」
R-441	MONEY OLD	002:23	「每戶幫扶資金不少于500元」
R-442	MONEY OLD	002:26	「每戶投放幫扶資金1200元」
R-443	MONEY OLD	002:26	「每戶投入建房資金3000元」
R-444	MONEY OLD	002:23	「792對二女結扎夫婦辦理了各1000元」
R-445	MONEY OLD	002:26	「個人承擔的合作醫療費全部免收」
R-446	MONEY	001:136	「先期设立500万元脱贫攻坚贷款担保基金」
R-447	MONEY STAT	001:140	「设立350万元村级集体经济发展专项资金」
R-448	MONEY STAT	001:64	「特色农业集体项目资金共计150万元」
R-449	MONEY STAT	001:64	「每人每月增收1500-2000元不等」
R-450	MONEY STAT	001:64	「年工资约8000元」
R-451	MONEY STAT	001:64	「户均光伏月收入250元」
R-452	MONEY STAT	001:64	「补助资金35万余元」
R-453	MONEY STAT	002:143	「培訓資金計劃22.64萬元」
R-454	MONEY STAT	002:145	「每年省財政1000萬元的產業扶貧資金」
R-455	MONEY STAT	001:15	「共计采购1200元的扶贫物资」
R-456	MONEY STAT	002:40	「送去慰問金1800元」
R-457	MONEY STAT	002:94	「累計發放小額信貸扶貧貸款410萬元」
R-458	MONEY STAT	002:26	「安排投入扶持資金44.8萬元」
R-459	MONEY STAT	001:119	「整合资金共计88万元」
R-460	MONEY STAT	002:86	「共爭取各級扶貧資金193萬元」
R-461	MONEY STAT	002:88	「共投入資金79.72萬元」
R-462	MONEY STAT	002:90	「總投資257.85萬元」
R-463	MONEY STAT	002:92	「整合寶鋼援建資金30.06萬元」
R-464	MONEY STAT	002:135	「爭取各類扶貧資金3655.505萬元」
R-465	MONEY STAT	002:137	「投入財政扶貧資金440萬元」
R-466	MONEY STAT	002:141	「庫區移民項目資金879.62萬元,安排項目96個」
R-467	MONEY STAT	002:147	「省民政廳定點扶貧資金120萬元」
R-468	DATE	003:19	「从2023年12月8日开头」
R-469	DATE	003:19	「12月10日前,完成申请农户资格复审」
R-470	DATE	003:19	「12月17日前,村“两委〞完成贫困户评议」
R-471	DATE	003:19	「19日前,乡政府办公会审核」
R-472	DATE	003:19	「20日,复核结果上报县扶贫移民局」
R-473	DATE	003:28	「12月20日过后」
R-474	DATE	003:32	「确保2023年前全面完成搬迁任务」
R-475	DATE	001:83	「要求在5月5日前上报县民政局」
R-476	DATE SYS	001:83	「积极做好5月份国家扶贫信息系统开放修改权限」
R-477	DATE	001:38	「在11月20日前将调整结果上报至镇扶贫办」
R-478	DATE	001:31	「11月12日,街道领导班子成员」
R-479	DATE	001:18	「10月14日-10月17日」
R-480	DATE	001:123	「已于2018年11月底完成我县9928名」
R-481	DATE	001:123	「2016.09.13-2016.12.31」
R-482	DATE	002:179	「從2011年開始到2015年,用5年左右時間」
R-483	DATE	002:179	「2012年年底前,完成列入扶貧開發」
R-484	DATE	004:18	「于6月10日前进驻所帮扶的贫困村」
R-485	DATE	002:24	「實行雙月督查、季度匯報、年終全面考核評估」
R-486	DATE	002:23	「每年年初結合年度農村經濟發展的總體思路」
R-487	DATE	002:183	「改造建設基本信息管理系統和年報制度」
R-488	DATE	002:161	「做好年終檢查準備相關工作」
R-489	DATE	001:153	「上半年时间过半、任务完成过半」
R-490	DATE	001:56	「6月9日至10日在兰召」
R-491	DATE	002:64	「于XXXX年X月上旬對XX個貧困村名單進行了公示」
R-492	DATE	001:43	「在20xx年4月2日接到省公司」
R-493	DATE	001:87	「每年开展核查工作」
R-494	DATE	002:40	「2009年1月8日由我辦領導帶隊」
R-495	DATE	002:117	「通過五年的實施」
R-496	DATE	001:51	「省委、省政府花了近4个月的时间」
R-497	DATE	002:181	「省財政從2011年開始至2015年安排專項資金」
R-498	REPORT	003:19	「复核结果上报县扶贫移民局」
R-499	REPORT	001:42	「上下保持信息畅通」
R-500	REPORT	001:6	「现将我乡扶贫日工作开展情况汇报如下」
R-501	REPORT	004:22	「帮扶成效及资金落实情况进行跟踪检查」
R-502	REPORT	004:9	「形成实时联网监测系统」
R-503	REPORT	004:23	「与各级党政落实科学发展观、帮扶单位政风行风」
R-504	REPORT	002:15	「作為單位評先評優的重要依據」
R-505	REPORT	002:157	「對行業扶貧的考核力度有待進一步加大」
R-506	REPORT	002:56	「現將專題調研情況報告如下」
R-507	REPORT	001:158	「按照第三方进行抽查的模式」
R-508	REPORT	001:125	「按照国检、省检标准」
R-509	REPORT	002:105	「對在實施過程中發現的問題及時督促整改」
R-510	REPORT	002:107	「對扶貧項目資金使用情況進行跟蹤檢查」
R-511	STAT	001:62	「贫困发生率由11.9%降至0.35%」
R-512	STAT	001:62	「累计减贫1201户4045人」
R-513	STAT	004:7	「全省共投入帮扶资金227.3亿元」
R-514	STAT	004:7	「实现人均纯收入7762元」
R-515	STAT	004:7	「村均集体经济收入达11.09万元」
R-516	STAT	002:141	「項目開工率為100%」
R-517	STAT	004:10	「室外文体设施等村公共服务设施拥有率达100%」
R-518	STAT	001:117	「家庭医生服务签约率达到100%」
R-519	STAT	001:64	「享受兜底政策人口占比11.4%」
R-520	STAT	002:71	「正在主體施工X套,占住房任務的XX%」
R-521	STAT	001:50	「贫困面由33.2%下降到19.8%」
R-522	STAT	002:63	「共識別出農村貧困戶X戶X人」
R-523	STAT	002:43	「農戶人均有糧299公斤,人均純收入1147元」
R-524	STAT	001:62	「主要致贫原因是因病、因残」
R-525	STAT	001:137	「每年培训群众2万余名」
R-526	STAT	001:153	「仅有4个县区超过、1个县区持平」
R-527	STAT	002:163	「確保年內消除農村貧困人口9500人,脫貧率達12%」
R-528	STAT	004:7	「3407个贫困村、36.7万贫困户」 「158.6万贫困人口」
R-529	STAT	004:7	「派出11524名干部组成3541个扶贫工作组」
R-530	STAT	004:7	「平均每村投入667.2万元」
R-531	STAT	004:7	「比20xx年增长近4倍」
R-532	STAT	004:7	「达11.09万元,比20xx年增长近18倍」
R-533	STAT	004:8	「省级财政投入超过39.4亿元」
R-534	STAT	004:8	「行业扶贫资金超过51.8亿元」
R-535	STAT	004:10	「三年来累计发展经济项目28868个」
R-536	STAT	004:10	「完成24万低收入住房困难户的住房改建」
R-537	STAT	004:10	「贫困村庄22390户移民搬迁安置任务」
R-538	STAT	004:10	「全部贫困村实现镇通行政村道路硬底化」
R-539	STAT GOAL	004:19	「建成700个“整村推进幸福安居示范村”」
R-540	STAT GOAL	004:20	「国家和省扶贫龙头企业达到300家」
R-541	STAT	001:50	「甘肃的贫困人口由692万人减少到417万人」
R-542	STAT	001:127	「地方生产总值128.7亿元,同比增长14.8%」
R-543	STAT	001:127	「减少贫困人口8633人,贫困发生率下降5.2%」
R-544	STAT	001:134	「6个贫困乡镇和33个贫困村全部“减贫摘帽”」
R-545	STAT	001:134	「4351元增加到2015年底的9460元」
R-546	STAT	001:135	「农民专业合作社214家、家庭农场27家」
R-547	STAT	001:136	「产业扶贫项目62个,扶持农户21036户」
R-548	STAT	001:136	「向上争取财政扶贫资金1.478亿元」
R-549	STAT	001:137	「建成电商运营主体195家」
R-550	STAT	001:140	「实施各类项目200余个,落实帮扶资金1亿余元」
R-551	STAT	001:143	「实施农村饮水安全工程103处」
R-552	STAT	001:143	「搬迁移民2011户7075人」
R-553	STAT	001:144	「城乡低保标准比2011年分别提高60%」
R-554	STAT	001:142	「建成乡村幼儿园46所」
R-555	STAT	001:143	「拆迁安置遗留问题化解率达80%以上」
R-556	STAT	001:126	「出台扶贫攻坚“1+14”配套政策」
R-557	STAT	001:153	「生产总值增长8.3%,没有完成年初制定的8.5%」
R-558	STAT	001:153	「而且10县区中有5个没有达到全市平均水平」
R-559	STAT	001:62	「138个村民组,8848户34830人」
R-560	STAT	001:62	「1239户4166人,减少到38户121人」
R-561	STAT	001:62	「2020脱贫38户121人」
R-562	STAT	001:62	「共有3个贫困村,已退出3个」
R-563	STAT	001:64	「申报到户产业623户」
R-564	STAT	001:64	「享受光伏扶贫684户」
R-565	STAT	001:64	「我乡在校生908人」
R-566	STAT	001:64	「签约医生服务人口1502人」
R-567	STAT	001:64	「有464人享受农村低保和五保保障政策」
R-568	STAT	001:64	「其中396人享受低保保障政策」
R-569	STAT	001:64	「共带动贫困户17人」
R-570	STAT	001:62	「全乡国土面积47平方公里」
R-571	STAT	001:78	「未脱贫对象有9941人」
R-572	STAT	001:78	「现建档立卡贫困户中有低保对象2019人」
R-573	STAT	001:121	「已完成17个乡镇卫生院达标建设任务」
R-574	STAT	001:122	「已完成贫困村40个村卫生室建设」
R-575	STAT	001:119	「共计20个,其中新建16个,巩固提升4个」
R-576	STAT	001:123	「9928名贫困人口免费健康体检」
R-577	STAT	001:18	「惠及全乡186户贫困户」
R-578	STAT	001:12 001:18	「向辖区农户发放倡议书400余份」 「派出共计21人次」
R-579	STAT	001:31	「包保的16户贫困户家中」
R-580	STAT	002:135	「3655.505萬元」
R-581	STAT	002:137	「已竣工驗收項目12個,撥付資金102萬元」
R-582	STAT	002:139	「移民搬遷對象共計282戶1319人」
R-583	STAT	002:141	「項目完工51個,項目完工率為53%」
R-584	STAT	002:143	「中高級技工培訓73人」
R-585	STAT	002:163	「農村貧困人口9500人」
R-586	STAT	002:175	「計劃完成學歷教育及勞動力轉移1920人」
R-587	STAT	002:86	「2972戶12902人」
R-588	STAT	002:86	「相對貧困人口7741人」
R-589	STAT	002:86	「絕對貧困人口2725人」
R-590	STAT	002:88	「農戶共167戶650人受益」
R-591	STAT	002:90	「庭院改造133戶3990m2」
R-592	STAT	002:94	「4650畝,比上年3800畝增加850畝」
R-593	STAT	002:94	「比去年同期593.06萬元增長10.4%」
R-594	STAT	002:101	「召開全鄉扶貧工作會議三次,上報扶貧信息7條」
R-595	STAT GOAL	002:117	「每年減少絕對貧困人口500人」
R-596	STAT	002:110	「仍有10469名貧困人口」
R-597	STAT	002:33	「計劃完成搬遷40戶160人」
R-598	STAT	002:42	「先后開展實用技術培訓和以會代訓4期,受訓人數」
R-599	STAT	002:179	「全市農村17185戶低收入住房困難戶」
R-600	STAT OLD	002:23	「共幫扶計劃生育戶1338戶」
R-601	STAT OLD	002:23	「部門結對幫扶計劃生育戶595戶」
R-602	STAT OLD	002:26	「發展種草養羊項目戶102戶,養牛項目戶47戶」
R-603	STAT OLD	002:26	「優先扶持156戶計劃生育戶發展種草養羊項目」
R-604	STAT OLD	002:23	「減免學雜費2.1萬元,免教科書費4.2萬元」
R-605	STAT OLD	002:26	「等240多戶計劃生育致富能手」
R-606	STAT	001:149	「工业增加值占全市工业增加值的80%」
R-607	STAT	002:126	「全村總戶數戶」
R-608	PROB	001:158	「从识别情况看,不精准的问题比较突出」
R-609	PROB	001:158	「相关数字不全、不实、不真的情况还存在」
R-610	PROB	001:158	「从驻村帮扶看,能力不足」
R-611	PROB	001:159	「对包户情况掌握不全、不准」
R-612	PROB	001:158	「“上热中温下冷”的现象十分突出」
R-613	PROB	001:158	「有的还停留在送钱、送物的层面上」
R-614	PROB	001:159	「“两委”班子软弱涣散」
R-615	PROB	001:66	「基层基础资料较为薄弱」
R-616	PROB	001:66	「户上人居环境仍存在胀乱差现象」
R-617	PROB	001:62	「全家无劳动力户及少数内生动力发展不足」
R-618	PROB	002:153	「資金整合力度不大,形成合力難」
R-619	PROB	002:154	「解決集中安置區建房用地困難較大」
R-620	PROB	002:156	「扶貧精準度不夠」
R-621	PROB	002:78	「目前鄉鎮一級未設置扶貧開發工作機構」
R-622	PROB	002:79	「臨時抽調的一些基層工作人員業務不熟」
R-623	PROB	002:75	「百企幫村多數停留在形式上」
R-624	PROB	002:77	「因我區不屬于貧困縣」
R-625	PROB	002:110	「扶貧投入與需求差距大,扶貧成本增加」
R-626	PROB	002:112	「群眾參與扶貧項目實施的積極性差」
R-627	PROB	004:14	「稳定脱贫存在不确定性」
R-628	PROB	004:14	「提高扶贫标准后,贫困面还比较大」
R-629	PROB	002:47	「隨著國家脫貧標準的提高,貧困面增大」
R-630	PROB	001:27	「集体经济收入少」
R-631	PROB	004:22	「防止集体资产流失」
R-632	PROB	001:122	「所以未修建标准化卫生院」
R-633	PROB	001:41	「有不理解的地方,及时进行解释」
R-634	PROB	002:110	「項目完成的標準較低」
R-635	PROB	002:155	「擴大轉移就業面,提高培訓的實效」
R-636	PROB	001:159	「对落实不力的部门和地方要进行责任追究」
R-637	PROB	004:11	「有效解决因病返贫、因学返贫等突出问题」
R-638	PROB	002:127	「由于該村水源含氟量很高」
R-639	PROB	002:129	「由工程隊墊資」
R-640	PROB	002:48	「僅靠自身單位籌措的資金顯得杯水車薪」
R-641	SYS	001:74	「居民家庭经济状况核对信息平台的作用」
R-642	SYS	001:83	「国家扶贫信息系统内的修改」
R-643	SYS	004:9	「联网到村,形成实时联网监测系统」
R-644	SYS	000:11	「鄉鎮辦、區有電子檔案」
R-645	SYS	000:7	「建立一套農村貧困農戶信息系統」
R-646	SYS	002:183	「對工作動態情況實行信息化管理跟蹤」
R-647	SYS	001:99	「“一卡(折)通”拨付」
R-648	SYS	001:16	「积极主动带头下载注册APP」
R-649	SYS	001:12	「移动公司软件移动云MAS业务平台」
R-650	SYS	002:64	「在區政府門戶網站對各鎮鄉上報的」
R-651	SYS	002:107	「政務公開欄內公示」
R-652	SYS	003:26	「档案资料进行严格比对」
R-653	SYS	001:110	「“一门受理、协同办理”机制」
R-654	SYS	002:107	「建立專帳專戶,封閉運行,帳目正規」
R-655	SYS	002:67	「農村貧困戶一對一幫扶臺賬」
R-656	SYS	001:130	「贫困户信息规范化」
R-657	SYS	002:60	「建檔立卡和信息化建設工作領導小組」
R-658	SYS	001:75	「努力实现数据共享,合力帮助脱贫」
R-659	SYS	001:137	「网货下乡、土货进城」
R-660	SYS	001:33	「对贫困户扶贫手册、一户一策、明白卡」

"""#

  /// Where each rule lives besides the packs: `ops/policy/trace.yaml`.
  public static let traceText = #"""
# Where each of the 660 rules of the domain lives: a policy pack, a contract field, a built-in reason, the ledger, a report,
# a published figure kept as reference, or nowhere and why. A field is TOPIC#/path of properties; arrays are looked through.
rules:
  R-001: {none: "a principle of who is responsible; the levels that decide on a case are named by the steps of R-117 to R-120"}
  R-002: {none: "inspection tours between levels of government are an organisational duty outside software"}
  R-003: {none: "letters of responsibility between governments concern no case"}
  R-004: {none: "letters of responsibility between governments and departments concern no case"}
  R-005: {none: "leaders' liaison lists are an organisational duty and concern no case"}
  R-006: {none: "duties of two office holders; where the county head decides on a case, the county step names him as signer (R-027)"}
  R-007: {field: "aid.review.passed.v1#/signers", reason: [signer.missing, signer.role]}
  R-008: {field: "aid.review.passed.v1#/signers", reason: signer.missing}
  R-009: {none: "holding an official's unit to account is disciplinary work outside software; who signed is in R-007"}
  R-010: {none: "composition of a leading group"}
  R-011: {none: "composition and means of township bodies"}
  R-012: {verb: "report register", report: "the village register stands each household's programmes side by side, registration and allowance among them"}
  R-013: {none: "duty of the civil-affairs bureau; its part in a case is its report of R-294 and the allowance of section 3.3"}
  R-014: {none: "duty of the finance bureau; the management of the money itself is R-390 to R-409"}
  R-015: {none: "technical support of the statistics bureau; the income line it helps to set is R-318"}
  R-016: {pack: true, field: "aid.comparison.reported.v1#/reports"}
  R-017: {none: "composition of a leading group"}
  R-018: {none: "composition and duties of guidance groups"}
  R-019: {none: "composition of town leading groups"}
  R-020: {none: "composition of a leading group"}
  R-021: {field: "aid.review.passed.v1#/signers", none: "signers of each step are recorded in their role; the three grades of a township's officials are a matter of posts, of which no register is described"}
  R-022: {none: "two offices talk to each other before somebody edits the state's own system, to which Dripline does not write"}
  R-023: {field: "aid.comparison.reported.v1#/reports/department", none: "the nine departments of R-294 report; exchange with education, social insurance and electricity is an arrangement between offices without described contents"}
  R-024: {none: "historical birth-planning group, must not be enforced today"}
  R-025: {none: "target letters between the county, its departments and townships concern no case"}
  R-026: {none: "an assessment scheme for officials; the pairing it mentions is R-047"}
  R-027: {pack: true, field: "aid.review.passed.v1#/decision"}
  R-028: {pack: true, field: "aid.review.passed.v1#/signers"}
  R-029: {none: "filling posts in village committees is a duty of the organisation department"}
  R-030: {none: "inspection duty of the city; how its sample is drawn is not described"}
  R-031: {none: "composition of the re-check group; those of its members who act on a case sign in their role (R-007)"}
  R-032: {none: "guidance duty; the office signs the township review in its role (R-035), filing is R-085"}
  R-033: {field: "aid.case.flagged.v1#/kind", none: "open and secret visits are made by people; alerts of cases go to supervision"}
  R-034: {none: "performance assessment of helpers is a personnel matter outside software"}
  R-035: {pack: true, field: "aid.review.passed.v1#/officeMeeting"}
  R-036: {pack: true, field: "aid.application.submitted.v1#/programme", verb: gateway, none: "the counter is an organisation of offices; applications for every programme come in on this one topic"}
  R-037: {pack: true, field: ["aid.application.submitted.v1#/origin", "aid.application.submitted.v1#/nominator"]}
  R-038: {pack: true, field: "aid.application.submitted.v1#/members"}
  R-039: {pack: true, field: "aid.application.submitted.v1#/evidence"}
  R-040: {pack: true, none: "composition and duties of a township group"}
  R-041: {none: "who explains what at a meeting of officials"}
  R-042: {pack: true, field: "aid.helper.assigned.v1#/helper", reason: helper.recorded}
  R-043: {pack: true, field: "aid.helper.assigned.v1#/helper", reason: [helper.over, helper.full]}
  R-044: {field: "aid.helper.assigned.v1#/helper/unit"}
  R-045: {field: "aid.helper.assigned.v1#/helper/unit"}
  R-046: {none: "duties of helpers, no record of them is described"}
  R-047: {pack: true, field: "aid.helper.assigned.v1#/helper", reason: helper.recorded, verb: "report helpers", report: "the one-to-one ledger of helpers and households"}
  R-048: {none: "historical pairing of departments with five fixed households, must not be enforced today; today's limit is R-043"}
  R-049: {none: "undefined in the documents: the digits of 5321 are never explained"}
  R-050: {none: "undefined in the documents: the digits of 54321 are never explained; leaders' liaison concerns no case"}
  R-051: {none: "staffing of resident work groups is an organisational duty; no case, fact or amount refers to a group"}
  R-052: {pack: true, field: ["aid.helper.assigned.v1#/helper", "aid.followup.due.v1#/requestId"]}
  R-053: {none: "a statement of who is responsible for what; sets no check on a case"}
  R-054: {pack: true, field: ["aid.application.submitted.v1#/evidence", "aid.fund.allocated.v1#/source"]}
  R-055: {none: "composition of a help team"}
  R-056: {none: "staffing of one office"}
  R-057: {field: ["aid.visit.reported.v1#/by", "aid.visit.reported.v1#/kind"], reason: visit.recorded, verb: "report helpers", report: "visits and attendance of each helper", none: "whether a helper knows the household is examined by people; an unfit one is replaced by a new assignment (R-042)"}
  R-058: {reference: "Bijiang posts: 90 first secretaries, 29 heads of party-building help groups, over 520 resident cadres"}
  R-059: {field: ["aid.visit.reported.v1#/by", "aid.visit.reported.v1#/on"], reason: visit.recorded}
  R-060: {pack: true, none: "a company's own hardship fund recommends and its superior decides; the form its meeting must have is R-307"}
  R-061: {pack: true, none: "city and province stand above the levels that act on a case; their confirmation of the source list is R-199"}
  R-062: {none: "training of staff before the work starts"}
  R-063: {none: "publicity duty of offices"}
  R-064: {none: "who goes into the villages for the re-check"}
  R-065: {none: "handling of letters about officials is a personnel matter"}
  R-066: {none: "commendation of officials"}
  R-067: {field: ["aid.application.submitted.v1#/members", "aid.case.registered.v1#/caseId", "aid.case.state.v1#/caseId"]}
  R-068: {field: "aid.case.registered.v1#/registeredOn", reason: case.registered}
  R-069: {field: ["aid.application.submitted.v1#/members", "aid.case.state.v1#/region"]}
  R-070: {field: ["aid.application.submitted.v1#/members", "aid.case.registered.v1#/registeredOn", "aid.household.changed.v1#/kind"], reason: household.changed}
  R-071: {field: "aid.case.state.v1#/status", verb: "report indicators", figure: [remainingHouseholds, remainingPersons, "cause.*"], report: "the register counted by place and cause, for leaders"}
  R-072: {pack: true, field: ["aid.application.submitted.v1#/causes", "aid.comparison.reported.v1#/reports"]}
  R-073: {field: ["aid.application.submitted.v1#/members", "aid.application.submitted.v1#/income", "aid.application.submitted.v1#/assets", "aid.application.submitted.v1#/house"]}
  R-074: {pack: true, field: "aid.plan.recorded.v1#/measures", reason: plan.recorded}
  R-075: {pack: true, field: ["aid.plan.recorded.v1#/measures", "aid.plan.recorded.v1#/exitPlan"], reason: plan.recorded, verb: "report card", report: "the ledger of a household"}
  R-076: {field: ["aid.plan.recorded.v1#/year", "aid.plan.recorded.v1#/measures"], reason: plan.recorded, none: "a village's three-year and yearly plans are papers of the village; no case depends on them"}
  R-077: {field: "aid.plan.recorded.v1#/measures", reason: plan.recorded}
  R-078: {field: "aid.plan.recorded.v1#/measures", verb: ["report card", "report file"], report: "handbook, plan and notice card of a household, printed from its facts"}
  R-079: {field: "aid.application.submitted.v1#/members", verb: "report file", report: "what a household's file holds and what is missing", none: "papers that are not facts cannot be compared with each other"}
  R-080: {none: "the archive standard of 2019 is named but not contained in the documents"}
  R-081: {field: "aid.plan.recorded.v1#/helperCard", reason: [plan.recorded, helper.hands]}
  R-082: {pack: true, field: "aid.review.passed.v1#/minutes/resolution"}
  R-083: {pack: true, field: ["aid.review.passed.v1#/minutes/absent", "aid.review.passed.v1#/minutes/absentOpinions"]}
  R-084: {pack: true, field: "aid.review.passed.v1#/minutes/opinions"}
  R-085: {pack: true, field: ["aid.review.passed.v1#/officeMeeting", "aid.review.passed.v1#/decision"]}
  R-086: {pack: true, field: ["aid.plan.recorded.v1#/measures/batch", "aid.plan.recorded.v1#/measures/residentIds"], reason: plan.recorded}
  R-087: {pack: true, field: "aid.plan.recorded.v1#/exitPlan", reason: plan.recorded}
  R-088: {pack: true, field: ["aid.plan.recorded.v1#/measures/title", "aid.plan.recorded.v1#/measures/residentIds"]}
  R-089: {none: "printing of forms and explanations for offices"}
  R-090: {field: "aid.application.submitted.v1#/appliedOn", verb: "report indicators", figure: [applications, eligible], report: "applications received and found eligible, by place and period"}
  R-091: {field: "aid.helper.assigned.v1#/helper"}
  R-092: {pack: true, field: "aid.application.submitted.v1#/house"}
  R-093: {reference: "Office, 2009 (002-D): Ledger entries: 9 household ledgers for 9 households (one each)"}
  R-094: {pack: true, field: "aid.milestone.reached.v1#/evidence/kind", reason: milestone.evidence}
  R-095: {pack: true, field: "aid.milestone.reached.v1#/evidence/reference", reason: milestone.evidence}
  R-096: {pack: true, field: ["aid.milestone.reached.v1#/evidence/kind", "aid.visit.reported.v1#/evidence"]}
  R-097: {field: "aid.payment.disbursed.v1#/voucher", ledger: "every fund of a year has books of its own: source, available, committed, instructed, paid, claimed; each entry names its case and instalment"}
  R-098: {field: "aid.application.submitted.v1#/members"}
  R-099: {pack: true, field: "aid.application.submitted.v1#/house", reason: [case.alreadyApplied, person.claimed]}
  R-100: {pack: true, none: "plans of offices filed with the city are their papers; what the year's plan comes to is noted with the case"}
  R-101: {none: "binding of paper archives; the inspection standards are named but not contained in the documents"}
  R-102: {field: ["aid.application.submitted.v1#/members", "aid.application.submitted.v1#/income", "aid.review.passed.v1#/minutes"]}
  R-103: {pack: true, none: "assets of village collectives belong to no case"}
  R-104: {none: "historical list of birth-planning help objects, must not be kept today"}
  R-105: {field: ["aid.application.submitted.v1#/members", "aid.household.changed.v1#/kind"], reason: household.changed}
  R-106: {field: ["aid.followup.due.v1#/dueOn", "aid.comparison.requested.v1#/departments"], reason: [check.due, visit.due]}
  R-107: {none: "doctors' contracts and chronic-disease cards are registers of the health service"}
  R-108: {none: "banners, leaflets and messages concern no case"}
  R-109: {field: ["aid.application.submitted.v1#/members", "aid.application.submitted.v1#/evidence"], reason: [person.claimed, household.echo], none: "a case of another programme carries on its card whether the household is registered; a change reported on one case reaches the household's others"}
  R-110: {none: "a statement about one plan period; a registered case keeps standing until it is closed"}
  R-111: {none: "what health helpers must know of a household is examined by people"}
  R-112: {none: "a slogan in three versions that contradict each other (C-11); sets no check"}
  R-113: {none: "a slogan in three versions that contradict each other (C-11); sets no check"}
  R-114: {none: "a slogan in three versions that contradict each other (C-11); sets no check"}
  R-115: {pack: true, field: "aid.application.submitted.v1#/evidence"}
  R-116: {reference: "Unit-level case (001-E): Fixture for a hardship case: male, 42, family of 5, both parents over 70 and ill on long-term medicine, wife severe rheumatoid disease, daughter in junior middle school, one earner"}
  R-117: {pack: true}
  R-118: {pack: true}
  R-119: {pack: true}
  R-120: {pack: true, field: "aid.publicity.started.v1#/places"}
  R-121: {field: "aid.quota.set.v1#/places", reason: [quota.unset, quota.set], none: "applications are taken before the places are set; a village without places holds its cases at the township review"}
  R-122: {pack: true, field: ["aid.quota.set.v1#/places", "aid.application.submitted.v1#/appliedOn", "aid.case.registered.v1#/registeredOn", "aid.plan.recorded.v1#/measures"], reason: [quota.unset, case.registered, plan.recorded]}
  R-123: {pack: true, field: "aid.review.passed.v1#/minutes", reason: meeting.missing}
  R-124: {pack: true, field: "aid.application.submitted.v1#/programme", reason: programme.unknown}
  R-125: {verb: "report indicators", figure: [refused, waiting, placesWaiting], report: "who applied and is not helped: refused, waiting for a place, waiting for money", none: "households that never applied are found by people (R-037), no archive is searched for them"}
  R-126: {pack: true, field: "aid.application.submitted.v1#/evidence"}
  R-127: {pack: true, field: ["aid.application.submitted.v1#/origin", "aid.comparison.reported.v1#/reports"]}
  R-128: {pack: true, field: ["aid.application.submitted.v1#/programme", "aid.application.submitted.v1#/origin"], none: "who qualifies and has not applied is brought in by discovery (R-037); the system searches no archive for them"}
  R-129: {pack: true, field: ["aid.application.submitted.v1#/origin", "aid.application.submitted.v1#/members/labour", "aid.application.submitted.v1#/members/health"]}
  R-130: {pack: true}
  R-131: {pack: true, reason: [quota.released, quota.offered, quota.placeTaken]}
  R-132: {pack: true, field: ["aid.review.passed.v1#/minutes", "aid.publicity.started.v1#/places"], reason: meeting.missing}
  R-133: {pack: true, field: "aid.plan.recorded.v1#/measures/batch", reason: plan.recorded}
  R-134: {pack: true, field: "aid.plan.recorded.v1#/measures/batch", reason: plan.recorded}
  R-135: {pack: true, field: "aid.plan.recorded.v1#/measures/batch", reason: plan.recorded}
  R-136: {none: "a principle of mixing general and special benefits; each benefit is a programme with its own conditions"}
  R-137: {pack: true}
  R-138: {pack: true, field: ["aid.review.passed.v1#/minutes", "aid.publicity.ended.v1#/from"]}
  R-139: {pack: true, field: "aid.review.passed.v1#/officeMeeting"}
  R-140: {pack: true}
  R-141: {pack: true, field: "aid.application.submitted.v1#/origin"}
  R-142: {pack: true, field: ["aid.application.submitted.v1#/away", "aid.application.submitted.v1#/contacts"]}
  R-143: {pack: true, field: ["aid.application.submitted.v1#/origin", "aid.application.submitted.v1#/nominator"]}
  R-144: {pack: true, field: "aid.review.passed.v1#/minutes", reason: meeting.order}
  R-145: {pack: true, field: ["aid.review.passed.v1#/minutes/speaker", "aid.review.passed.v1#/minutes/separateVotes", "aid.review.passed.v1#/minutes/resolution"]}
  R-146: {pack: true, field: "aid.review.passed.v1#/minutes"}
  R-147: {pack: true, field: "aid.review.passed.v1#/minutes/opinions"}
  R-148: {pack: true, field: "aid.review.passed.v1#/minutes/gatekeepers"}
  R-149: {pack: true, field: "aid.publicity.ended.v1#/objections"}
  R-150: {pack: true, field: "aid.comparison.reported.v1#/reports"}
  R-151: {pack: true}
  R-152: {field: "aid.case.flagged.v1#/kind", reason: step.overdue}
  R-153: {pack: true, field: ["aid.plan.recorded.v1#/measures/batch", "aid.plan.recorded.v1#/measures/residentIds"], reason: plan.recorded}
  R-154: {field: ["aid.review.rejected.v1#/reasons", "aid.application.returned.v1#/reasons"]}
  R-155: {pack: true, field: ["aid.review.passed.v1#/evidence", "aid.case.exited.v1#/reasons", "aid.publicity.ended.v1#/objections/explanation"], reason: case.removed}
  R-156: {pack: true, none: "undefined in the documents: the items of the three standards are never listed"}
  R-157: {pack: true, field: "aid.followup.due.v1#/visit", reason: visit.due}
  R-158: {pack: true, field: ["aid.application.submitted.v1#/house", "aid.application.submitted.v1#/members/schooling"]}
  R-159: {pack: true, field: ["aid.case.flagged.v1#/reasons", "aid.visit.reported.v1#/evidence"]}
  R-160: {none: "policy publicity in the villages before applications start is done by people and leaves no record on a case"}
  R-161: {pack: true}
  R-162: {pack: true}
  R-163: {pack: true, field: "aid.comparison.reported.v1#/reports"}
  R-164: {pack: true, field: "aid.comparison.reported.v1#/reports"}
  R-165: {pack: true, field: "aid.case.exited.v1#/reasons", reason: case.removed}
  R-166: {pack: true, field: ["aid.application.submitted.v1#/members", "aid.entitlement.granted.v1#/shares"], reason: entitlement.recomputed}
  R-167: {pack: true}
  R-168: {pack: true}
  R-169: {pack: true, field: ["aid.comparison.requested.v1#/departments", "aid.comparison.reported.v1#/reports/asOf"], reason: check.due}
  R-170: {field: "aid.quota.set.v1#/places", reason: quota.set}
  R-171: {pack: true, field: ["aid.application.submitted.v1#/previousCaseId", "aid.household.changed.v1#/kind"], reason: case.readmitted}
  R-172: {pack: true, field: ["aid.application.submitted.v1#/members/labour", "aid.application.submitted.v1#/evidence"]}
  R-173: {pack: true, field: "aid.application.submitted.v1#/evidence"}
  R-174: {pack: true, none: "upgrading of old people's homes is building work; the standard is a dated parameter that a deployment sets each year"}
  R-175: {pack: true}
  R-176: {pack: true}
  R-177: {pack: true, field: "aid.application.submitted.v1#/evidence", none: "the provincial rules that it cites are not among the documents, so that the bound is set by a deployment"}
  R-178: {pack: true, field: ["aid.application.submitted.v1#/origin", "aid.application.submitted.v1#/evidence"]}
  R-179: {pack: true}
  R-180: {none: "the hardship fund of one company decides in a committee that is no level of the contract; the form its meeting must have is R-307"}
  R-181: {pack: true, field: "aid.application.submitted.v1#/origin"}
  R-182: {pack: true}
  R-183: {pack: true, none: "hospitals treat first and settle their bills later; no application or payment of a case is involved"}
  R-184: {none: "undefined in the documents: the ten exemptions and four subsidies are never listed"}
  R-185: {none: "undefined in the documents: the insurances, assistances and funds are never listed"}
  R-186: {pack: true}
  R-187: {none: "organisation of the health service: first visit at base level"}
  R-188: {none: "undefined in the documents: the measures behind 351.180 are never listed"}
  R-189: {pack: true, none: "medical treatment is given by clinics; help with its cost is R-416 to R-424, reporting new illness poverty is R-190"}
  R-190: {pack: true, field: ["aid.household.changed.v1#/kind", "aid.household.changed.v1#/cause"], verb: "report returned", report: "the running list of households fallen back, with its causes, illness among them"}
  R-191: {pack: true}
  R-192: {none: "building of village clinics concerns no household's case"}
  R-193: {pack: true}
  R-194: {none: "undefined in the documents: the fund's conditions and amounts are never given"}
  R-195: {pack: true}
  R-196: {pack: true, field: "aid.milestone.reached.v1#/stage", reason: [entitlement.grantedStages, milestone.reached]}
  R-197: {pack: true, field: "aid.application.submitted.v1#/evidence", none: "equal applications are not ranked by the system: who waits for a place or for money waits in the order of time; an officer is told"}
  R-198: {pack: true, field: "aid.application.submitted.v1#/house/structure"}
  R-199: {pack: true}
  R-200: {pack: true, none: "plans and schemes of a county filed with the city are papers; what the year's plan comes to is noted with the case"}
  R-201: {pack: true}
  R-202: {pack: true}
  R-203: {pack: true}
  R-204: {none: "use of vacated plots is decided by the village collective"}
  R-205: {pack: true, none: "no figure is given for area or cost: own money below the subsidy is an alert"}
  R-206: {none: "choosing villages for rebuilding as a whole is not a household's case"}
  R-207: {pack: true, field: "aid.publicity.started.v1#/places"}
  R-208: {none: "fees, permits, electricity and water are matters of other offices"}
  R-209: {pack: true, none: "building loans are granted by banks, without stated terms; their interest can be subsidised (R-235)"}
  R-210: {pack: true, field: "aid.milestone.reached.v1#/evidence/kind", reason: milestone.evidence}
  R-211: {pack: true, none: "land for building is allotted by land administration; the relocation card carries the approved site"}
  R-212: {pack: true, field: "aid.application.submitted.v1#/evidence"}
  R-213: {pack: true, field: "aid.visit.reported.v1#/evidence", reason: visit.recorded}
  R-214: {pack: true, field: "aid.visit.reported.v1#/evidence", reason: visit.recorded}
  R-215: {pack: true, field: ["aid.application.submitted.v1#/evidence", "aid.milestone.reached.v1#/evidence/kind"]}
  R-216: {pack: true}
  R-217: {pack: true, none: "relocation plans and yearly schemes are drawn up by offices; what the plan comes to is noted with the case"}
  R-218: {reference: "County H, 2014 (002-H): planned stepwise settlement of 500 people in market town or central village", none: "where a household settles is its choice; nothing is decided by it"}
  R-219: {pack: true, field: "aid.application.submitted.v1#/evidence"}
  R-220: {pack: true, field: "aid.application.submitted.v1#/evidence"}
  R-221: {pack: true, field: ["aid.application.submitted.v1#/members", "aid.payment.instructed.v1#/accountLast4"], reason: entitlement.grantedSum}
  R-222: {pack: true, field: "aid.application.submitted.v1#/evidence"}
  R-223: {pack: true, field: "aid.application.submitted.v1#/evidence"}
  R-224: {pack: true, none: "a priority among courses, set when courses are planned; its courses have a kind and a subsidy of their own"}
  R-225: {pack: true, none: "content of courses, set when courses are planned; its courses have a kind and a subsidy of their own"}
  R-226: {pack: true, field: "aid.application.submitted.v1#/members/schooling"}
  R-227: {pack: true, field: "aid.application.submitted.v1#/members/schooling"}
  R-228: {pack: true, field: "aid.application.submitted.v1#/evidence"}
  R-229: {pack: true, field: "aid.application.submitted.v1#/evidence", verb: "report indicators", figure: [education, educationFen], report: "education aid within the county in grants and yuan"}
  R-230: {pack: true, field: "aid.plan.recorded.v1#/measures/batch"}
  R-231: {pack: true, field: "aid.application.submitted.v1#/evidence"}
  R-232: {pack: true, field: "aid.application.submitted.v1#/evidence"}
  R-233: {pack: true, field: "aid.application.submitted.v1#/evidence", none: "the form of security is on the card; households guarantee each other with the bank"}
  R-234: {pack: true, field: "aid.application.submitted.v1#/evidence"}
  R-235: {pack: true, field: "aid.application.submitted.v1#/evidence"}
  R-236: {pack: true, none: "how credit co-operative and township offices work together; the township signs the review"}
  R-237: {pack: true, field: "aid.application.submitted.v1#/evidence", none: "loans secured on land and forest rights are the banks' business; the form of security is on the card"}
  R-238: {pack: true, field: "aid.application.submitted.v1#/evidence"}
  R-239: {pack: true, field: "aid.milestone.reached.v1#/evidence/kind", verb: "report projects", ledger: "payments of a fund by case, with the case's village and household", report: "payments of each project"}
  R-240: {pack: true}
  R-241: {pack: true, field: "aid.review.passed.v1#/evidence"}
  R-242: {pack: true, field: "aid.visit.reported.v1#/evidence"}
  R-243: {pack: true, field: "aid.application.submitted.v1#/evidence"}
  R-244: {pack: true, field: "aid.application.submitted.v1#/programme"}
  R-245: {pack: true, field: "aid.visit.reported.v1#/evidence"}
  R-246: {pack: true, field: ["aid.application.submitted.v1#/evidence", "aid.review.passed.v1#/evidence"]}
  R-247: {none: "finding collective projects is a village's own effort"}
  R-248: {pack: true, field: "aid.application.submitted.v1#/evidence"}
  R-249: {pack: true, field: "aid.application.submitted.v1#/evidence"}
  R-250: {pack: true, field: ["aid.application.submitted.v1#/evidence", "aid.entitlement.granted.v1#/shares"], ledger: "what each household was paid of a station's revenue"}
  R-251: {pack: true, field: ["aid.application.submitted.v1#/evidence", "aid.review.passed.v1#/evidence", "aid.milestone.reached.v1#/stage", "aid.milestone.reached.v1#/evidence/kind"], reason: milestone.reached}
  R-252: {pack: true, field: ["aid.application.submitted.v1#/evidence", "aid.review.passed.v1#/minutes"]}
  R-253: {pack: true, field: "aid.publicity.started.v1#/places", verb: ["report projects", "report notices"], report: "content, stages, money, and whether it was posted"}
  R-254: {pack: true, field: "aid.milestone.reached.v1#/evidence/kind", reason: milestone.evidence}
  R-255: {pack: true, field: ["aid.application.submitted.v1#/evidence", "aid.fund.allocated.v1#/earmark"], reason: fund.earmark}
  R-256: {pack: true, field: "aid.milestone.reached.v1#/stage", reason: milestone.reached, verb: "report projects", report: "how far each project is"}
  R-257: {pack: true, field: ["aid.fund.allocated.v1#/source", "aid.fund.allocated.v1#/earmark", "aid.entitlement.granted.v1#/shares/fund"], reason: [fund.earmark, fund.mismatch], ledger: "each fund keeps its source and earmark; a case that several pay for has a share of each"}
  R-258: {pack: true, field: "aid.application.submitted.v1#/evidence", reason: entitlement.nothing}
  R-259: {pack: true, field: ["aid.fund.allocated.v1#/source", "aid.fund.allocated.v1#/earmark", "aid.entitlement.granted.v1#/shares/fund"], reason: [fund.earmark, fund.mismatch], ledger: "each fund keeps its source and earmark; a case that several pay for has a share of each"}
  R-260: {pack: true, field: ["aid.application.submitted.v1#/evidence", "aid.fund.allocated.v1#/source", "aid.entitlement.granted.v1#/shares/fund"], ledger: "shares of each fund in a project; the villagers' own part is on the card"}
  R-261: {pack: true, field: "aid.application.submitted.v1#/evidence", verb: ["report indicators", "report annual"], figure: "allocated.*", report: "allocations by source, year beside year"}
  R-262: {pack: true, none: "plans of help units for a village are their papers; no case depends on them"}
  R-263: {pack: true, field: ["aid.application.submitted.v1#/evidence", "aid.fund.allocated.v1#/source"], ledger: "the help unit's share of a project; the villagers' own part is on the card"}
  R-264: {pack: true, ledger: "payments of a fund by case, with the case's village", none: "allocations by village against a standard, whose figure the documents do not give: a project names its provincial share"}
  R-265: {pack: true, field: "aid.case.exited.v1#/reasons", reason: case.removed}
  R-266: {pack: true, field: "aid.review.passed.v1#/evidence", none: "the items for village and township are never listed in the documents (R-156)"}
  R-267: {pack: true, field: "aid.visit.reported.v1#/evidence", reason: case.exited}
  R-268: {pack: true, field: "aid.visit.reported.v1#/evidence", reason: case.readmitted, verb: ["report returned", "report indicators"], figure: [returnedHouseholds, returnedPersons], report: "households fallen back in a period, by village"}
  R-269: {pack: true, field: ["aid.application.submitted.v1#/previousCaseId", "aid.application.submitted.v1#/causes", "aid.visit.reported.v1#/evidence"], reason: case.readmitted}
  R-270: {pack: true, field: "aid.visit.reported.v1#/evidence", none: "ties between enterprises and households are contracts; a project that is given up is an alert"}
  R-271: {pack: true, field: ["aid.review.passed.v1#/evidence", "aid.case.exited.v1#/on"], reason: case.exited}
  R-272: {pack: true, field: "aid.followup.due.v1#/visit", reason: visit.due}
  R-273: {pack: true, field: "aid.helper.assigned.v1#/helper", none: "no helper is taken off a household by the system"}
  R-274: {pack: true, field: ["aid.followup.due.v1#/visit", "aid.followup.due.v1#/dueOn", "aid.visit.reported.v1#/requestId"], reason: [visit.due, visit.recorded]}
  R-275: {pack: true, field: "aid.application.submitted.v1#/evidence", none: "who meets the terms of the allowance is sent there with an alert; equal applications are not ranked (R-197)"}
  R-276: {none: "protection of left-behind children is work of families and social organisations, without a benefit in the documents"}
  R-277: {pack: true, field: "aid.fund.allocated.v1#/source", none: "charity projects choose their own beneficiaries; study aid is a share of education aid"}
  R-278: {none: "donating is voluntary and concerns no case"}
  R-279: {pack: true, field: ["aid.application.submitted.v1#/causes", "aid.household.changed.v1#/kind", "aid.plan.recorded.v1#/measures/batch"]}
  R-280: {field: ["aid.application.submitted.v1#/programme", "aid.helper.assigned.v1#/helper"]}
  R-281: {pack: true, field: "aid.application.submitted.v1#/evidence", none: "of the six lines of infrastructure a project names its kind of work; telecommunications and villages' looks are not among those the funds are mainly for (R-255)"}
  R-282: {none: "village infrastructure, no household's case"}
  R-283: {pack: true, field: "aid.fund.allocated.v1#/source", reason: fund.allocated}
  R-284: {none: "the documents name kinds of areas, but neither their counties nor any amount"}
  R-285: {none: "donation drives concern no case"}
  R-286: {pack: true, field: ["aid.application.submitted.v1#/assets", "aid.comparison.reported.v1#/reports"]}
  R-287: {pack: true, field: ["aid.application.submitted.v1#/assets/housing", "aid.comparison.reported.v1#/reports"]}
  R-288: {pack: true, field: ["aid.application.submitted.v1#/assets/vehicles", "aid.comparison.reported.v1#/reports"]}
  R-289: {pack: true, field: ["aid.application.submitted.v1#/members/publicPay", "aid.comparison.reported.v1#/reports"]}
  R-290: {pack: true, field: ["aid.application.submitted.v1#/assets/businesses", "aid.comparison.reported.v1#/reports"]}
  R-291: {pack: true, field: "aid.application.submitted.v1#/members/residentId", reason: [person.claimed, household.memberClaimed]}
  R-292: {pack: true, field: "aid.comparison.reported.v1#/reports"}
  R-293: {pack: true, field: ["aid.application.submitted.v1#/assets", "aid.comparison.reported.v1#/reports"]}
  R-294: {pack: true, field: ["aid.comparison.requested.v1#/departments", "aid.comparison.reported.v1#/reports"], reason: [comparison.clean, comparison.partial]}
  R-295: {pack: true, field: "aid.comparison.reported.v1#/reports/department"}
  R-296: {pack: true, field: "aid.comparison.reported.v1#/reports"}
  R-297: {pack: true, field: "aid.comparison.reported.v1#/reports"}
  R-298: {pack: true, field: ["aid.review.passed.v1#/minutes/atHome", "aid.review.passed.v1#/minutes/present"]}
  R-299: {pack: true, field: ["aid.review.passed.v1#/minutes/present", "aid.review.passed.v1#/minutes/yes"]}
  R-300: {pack: true, field: "aid.review.passed.v1#/minutes/separateVotes", reason: objection.recorded}
  R-301: {pack: true, field: ["aid.review.passed.v1#/minutes/absent", "aid.review.passed.v1#/minutes/absentOpinions"]}
  R-302: {pack: true, field: "aid.review.passed.v1#/minutes/resolution"}
  R-303: {pack: true, field: "aid.review.passed.v1#/minutes/gatekeepers", reason: meeting.missing}
  R-304: {pack: true, field: "aid.review.passed.v1#/minutes/opinions"}
  R-305: {pack: true, field: ["aid.review.passed.v1#/minutes", "aid.publicity.started.v1#/places"], reason: meeting.missing}
  R-306: {pack: true, field: ["aid.review.passed.v1#/minutes", "aid.publicity.started.v1#/places"], reason: [meeting.missing, meeting.order]}
  R-307: {pack: true, field: ["aid.review.passed.v1#/minutes/present", "aid.review.passed.v1#/minutes/yes"]}
  R-308: {pack: true, field: ["aid.publicity.ended.v1#/from", "aid.publicity.ended.v1#/to"]}
  R-309: {pack: true, field: "aid.publicity.started.v1#/level"}
  R-310: {pack: true, field: ["aid.publicity.started.v1#/level", "aid.publicity.started.v1#/places"]}
  R-311: {pack: true, field: "aid.publicity.ended.v1#/objections"}
  R-312: {pack: true, field: "aid.publicity.started.v1#/places"}
  R-313: {pack: true, field: "aid.publicity.started.v1#/places", verb: "report notices", ledger: "use and amount of each fund, by case", report: "use and amount of funds for the boards of township and village"}
  R-314: {pack: true, field: "aid.publicity.started.v1#/places", verb: "report notices", report: "projects and funds for the boards"}
  R-315: {pack: true, field: "aid.publicity.ended.v1#/objections", none: "the notice is a step with objections and how each was settled; a hearing is held by people and no contents of its record are described"}
  R-316: {pack: true, field: "aid.publicity.started.v1#/places"}
  R-317: {pack: true, field: "aid.publicity.started.v1#/places"}
  R-318: {pack: true, field: "aid.application.submitted.v1#/income"}
  R-319: {pack: true}
  R-320: {pack: true}
  R-321: {pack: true, field: "aid.application.submitted.v1#/evidence"}
  R-322: {pack: true, field: "aid.application.submitted.v1#/evidence", none: "a village's class is on its card; places are set village by village, not by class"}
  R-323: {pack: true, field: "aid.application.submitted.v1#/income"}
  R-324: {pack: true, field: "aid.application.submitted.v1#/income/kind"}
  R-325: {pack: true, field: "aid.application.submitted.v1#/assets/financialFen"}
  R-326: {pack: true, field: "aid.comparison.reported.v1#/reports", reason: case.removed}
  R-327: {pack: true}
  R-328: {pack: true, field: "aid.application.submitted.v1#/assets/businesses/employees"}
  R-329: {pack: true, field: "aid.application.submitted.v1#/assets/financialFen"}
  R-330: {pack: true, field: "aid.application.submitted.v1#/assets/vehicles"}
  R-331: {pack: true}
  R-332: {pack: true}
  R-333: {pack: true}
  R-334: {pack: true, field: "aid.application.submitted.v1#/relatives"}
  R-335: {pack: true, field: "aid.application.submitted.v1#/members/publicPay"}
  R-336: {pack: true}
  R-337: {pack: true}
  R-338: {pack: true}
  R-339: {pack: true, field: "aid.quota.set.v1#/places", reason: [quota.set, quota.unset]}
  R-340: {pack: true, field: "aid.quota.set.v1#/places", reason: [quota.placeTaken, quota.full]}
  R-341: {pack: true, none: "places are set village by village; the split and its weight for key villages are made by the offices before"}
  R-342: {pack: true, none: "base and float are redacted and set by a deployment; totals of township and district are made by the offices that split them"}
  R-343: {pack: true, none: "the base is redacted and set by a deployment"}
  R-344: {pack: true, field: ["aid.quota.set.v1#/programme", "aid.quota.set.v1#/places"], reason: quota.set}
  R-345: {pack: true, verb: "report indicators", figure: [allowanceAmongPoor, poorAmongAllowance, permanentShare, wholeHouseholds, personsEach], report: "--region of a township with --by village: its villages side by side"}
  R-346: {pack: true, verb: "report indicators", figure: allowanceAmongPoor, file: "Tests/ReportsTests/IndicatorTests.swift", report: "one named ratio (C-02), against the target of the pack"}
  R-347: {pack: true, verb: "report indicators", figure: poorAmongAllowance, file: "Tests/ReportsTests/IndicatorTests.swift", report: "the other named ratio (C-02), against the target of the pack"}
  R-348: {pack: true, verb: "report indicators", figure: permanentShare, report: "people in permanent-supplement households among the people covered; the documents name no base"}
  R-349: {pack: true, verb: ["report indicators", "report annual"], figure: [wholeHouseholdsBefore, wholeHouseholds], report: "the share of whole households on the day before the period and on its last", none: "that it rose by ten points is read off the two figures"}
  R-350: {pack: true, verb: "report indicators", figure: personsEach, file: "Tests/ReportsTests/IndicatorTests.swift", report: "people covered for each allowance household, against the target of the pack"}
  R-351: {pack: true, reason: [quota.released, quota.offered, quota.placeTaken]}
  R-352: {reference: "County H (002-H): 2014 split: 69,240 poor people to township and village"}
  R-353: {pack: true, field: ["aid.review.passed.v1#/level", "aid.review.passed.v1#/signers"], reason: signer.twoLevels}
  R-354: {pack: true, field: "aid.milestone.reached.v1#/signers", reason: [milestone.signers, signer.same]}
  R-355: {field: "aid.case.flagged.v1#/kind", none: "the township committee and offices that supervise are no part of a case; alerts go to supervision, and finance gets its own topics"}
  R-356: {field: ["aid.plan.recorded.v1#/helperCard/filledBy", "aid.plan.recorded.v1#/helperCard/collectedBy", "aid.plan.recorded.v1#/helperCard/filedBy"], reason: helper.hands}
  R-357: {pack: true, field: "aid.application.submitted.v1#/relatives", reason: signer.related}
  R-358: {pack: true, field: "aid.helper.assigned.v1#/helper", reason: [helper.over, helper.full]}
  R-359: {pack: true, none: "dismissing officials is no act of software, and the printed penalty is doubtful (C-29); who signed is recorded (R-007)"}
  R-360: {pack: true}
  R-361: {pack: true}
  R-362: {pack: true}
  R-363: {pack: true}
  R-364: {pack: true, field: "aid.application.submitted.v1#/programme", reason: person.claimed}
  R-365: {pack: true}
  R-366: {pack: true}
  R-367: {pack: true}
  R-368: {pack: true}
  R-369: {pack: true}
  R-370: {pack: true, field: "aid.application.submitted.v1#/house/structure"}
  R-371: {pack: true, field: "aid.application.submitted.v1#/house/waterSource"}
  R-372: {pack: true, field: "aid.application.submitted.v1#/members/schooling"}
  R-373: {pack: true}
  R-374: {reason: [person.claimed, payment.amountDiffers, payment.claimed], ledger: "every yuan from fund to account: no balance without its entry, no entry without its case"}
  R-375: {field: "aid.fund.allocated.v1#/earmark", reason: fund.earmark, ledger: "payments held against what a fund is earmarked for"}
  R-376: {pack: true, none: "assets of village collectives belong to no fund of the system; whether a project's asset is maintained is looked at"}
  R-377: {pack: true, field: ["aid.review.passed.v1#/signers", "aid.comparison.reported.v1#/reports"], none: "people are called to account outside software; the signed facts and every decision are kept for it"}
  R-378: {field: ["aid.visit.reported.v1#/kind", "aid.plan.recorded.v1#/measures"], verb: "report helpers", report: "visits of each helper", none: "whether help is in earnest is judged by people"}
  R-379: {pack: true, field: "aid.plan.recorded.v1#/measures", reason: plan.recorded}
  R-380: {pack: true}
  R-381: {none: "an attitude of people, which no fact can show"}
  R-382: {pack: true, field: "aid.helper.assigned.v1#/helper", reason: helper.recorded}
  R-383: {pack: true, none: "a principle for choosing works; a project that asks for more than it lacks goes back"}
  R-384: {verb: "report indicators", figure: taskDone, report: "reduction of the year against the task, by place", none: "what follows for officials is outside software"}
  R-385: {none: "disciplinary campaign against officials, outside software"}
  R-386: {pack: true, field: ["aid.review.passed.v1#/signers", "aid.case.exited.v1#/reasons"], reason: case.removed}
  R-387: {pack: true}
  R-388: {pack: true}
  R-389: {pack: true, field: ["aid.review.passed.v1#/minutes", "aid.publicity.started.v1#/places", "aid.application.refused.v1#/reasons"], reason: meeting.missing}
  R-390: {pack: true, field: "aid.fund.allocated.v1#/earmark", reason: [fund.earmark, fund.mismatch, fund.frozen], ledger: "every fund of a year has one source and one earmark; grants name the earmark they need"}
  R-391: {pack: true, field: ["aid.milestone.reached.v1#/stage", "aid.entitlement.granted.v1#/schedule"], reason: [entitlement.grantedStages, milestone.reached, milestone.evidence]}
  R-392: {pack: true, field: "aid.milestone.reached.v1#/signers", reason: [milestone.signers, signer.same]}
  R-393: {pack: true, field: "aid.milestone.reached.v1#/evidence/kind", reason: milestone.evidence, ledger: "what the county has paid a project, stage by stage against vouchers"}
  R-394: {verb: "report funds", ledger: "balances and entries of each fund", report: "use of each fund for county finance bureau and poverty office"}
  R-395: {ledger: "every fund of a year has books of its own; balances change by entries only"}
  R-396: {none: "a regulation cited by name; its text is not in the documents"}
  R-397: {none: "a regulation cited by name; its text is not in the documents"}
  R-398: {pack: true, field: ["aid.payment.instructed.v1#/accountLast4", "aid.fund.allocated.v1#/earmark"], reason: fund.earmark, ledger: "housing money has funds and books of its own"}
  R-399: {field: ["aid.payment.instructed.v1#/dueOn", "aid.payment.settled.v1#/on", "aid.payment.settled.v1#/amountFen"], reason: [payment.amountDiffers, step.overdue], verb: "report reconcile", report: "instructed, exported, answered, open"}
  R-400: {none: "ways of inspecting, carried out by people"}
  R-401: {field: ["aid.fund.allocated.v1#/year", "aid.fund.allocated.v1#/amountFen"], reason: fund.allocated}
  R-402: {none: "how the province rewards counties concerns no case"}
  R-403: {pack: true, field: "aid.fund.allocated.v1#/fund", verb: "report funds", report: "funds of civil affairs side by side"}
  R-404: {pack: true, field: "aid.fund.allocated.v1#/source"}
  R-405: {field: "aid.fund.allocated.v1#/source", none: "building of welfare institutions is paid outside the system; the lottery fund's part that goes to households has a fund of its own"}
  R-406: {pack: true, field: ["aid.application.submitted.v1#/account", "aid.payment.instructed.v1#/accountLast4"], reason: [payment.instructed, payment.settled]}
  R-407: {pack: true, field: "aid.payment.instructed.v1#/accountLast4", reason: payment.instructed}
  R-408: {pack: true, none: "assets of village collectives belong to no fund of the system; whether a project's asset is maintained is looked at"}
  R-409: {pack: true, verb: "report notices", report: "use and amount of funds for publication"}
  R-410: {none: "working funds of offices are not paid to households"}
  R-411: {pack: true, field: ["aid.application.submitted.v1#/evidence", "aid.entitlement.granted.v1#/shares/fund"], ledger: "shares of central, province, city and county in one house; own money is on the card"}
  R-412: {pack: true, field: "aid.entitlement.granted.v1#/shares"}
  R-413: {pack: true, field: "aid.entitlement.granted.v1#/shares"}
  R-414: {pack: true, field: "aid.entitlement.granted.v1#/shares"}
  R-415: {pack: true}
  R-416: {pack: true}
  R-417: {pack: true}
  R-418: {pack: true}
  R-419: {pack: true}
  R-420: {pack: true}
  R-421: {pack: true}
  R-422: {pack: true}
  R-423: {pack: true}
  R-424: {pack: true, field: "aid.application.submitted.v1#/evidence"}
  R-425: {file: "Tests/ReportsTests/RateTests.swift", reference: "Unit-level case (001-E): Worked case: total 60,000; insurance 8,000; own 52,000"}
  R-426: {reference: "Unit-level case (001-E): Same case, verbatim split: insurance bears 8千, person really pays 5万2千"}
  R-427: {pack: true}
  R-428: {pack: true}
  R-429: {pack: true}
  R-430: {pack: true}
  R-431: {pack: true}
  R-432: {pack: true}
  R-433: {pack: true}
  R-434: {pack: true, none: "a list of things a county may do with its money, at its discretion; a county that adds raises the parameter (R-365)"}
  R-435: {file: "Tests/ReportsTests/RateTests.swift", reference: "Bijiang relocation: 216 million yuan for 6 settlement sites, 2,011 households, 7,075 people"}
  R-436: {pack: true, none: "a complaint about the level of a subsidy whose amount is not given, so that a deployment sets it"}
  R-437: {pack: true}
  R-438: {pack: true}
  R-439: {pack: true}
  R-440: {pack: true}
  R-441: {pack: true}
  R-442: {pack: true}
  R-443: {pack: true}
  R-444: {pack: true}
  R-445: {pack: true}
  R-446: {pack: true}
  R-447: {reference: "Bijiang (001-J): Village collective fund 3.5 million yuan, 40 projects, 3 parks, leveraging 10 million"}
  R-448: {reference: "Longwang township (001-G): 3 poor villages' collective project: 1.5 million yuan together"}
  R-449: {reference: "Longwang township (001-G): Job bases: 1,500 to 2,000 yuan more per person per month"}
  R-450: {reference: "Longwang township (001-G): Forest guard: about 8,000 yuan a year"}
  R-451: {reference: "Longwang township (001-G): Solar: 250 yuan per household per month on average"}
  R-452: {reference: "Longwang township (001-G): Education: over 300 person-times, over 350,000 yuan"}
  R-453: {file: "Tests/ReportsTests/RateTests.swift", reference: "County H, 2014 (002-H): Training plan 226,400 yuan for 215 people (1,053 yuan each)"}
  R-454: {reference: "County H, 2014 (002-H): Provincial industry fund 10 million yuan a year, over 30 projects"}
  R-455: {reference: "Township, 2020 (001-A): Township staff bought 1,200 yuan of goods in place of donations"}
  R-456: {file: "Tests/ReportsTests/RateTests.swift", reference: "Office, 2009 (002-D): Spring visit: 1,800 yuan for 9 households (200 each)"}
  R-457: {file: "Tests/ReportsTests/RateTests.swift", reference: "Township F (002-F): Micro-credit: 4.1 million yuan, 520 households"}
  R-458: {reference: "County (002-B): \"Small-birth quick-rich\" project: 448,000 yuan, 149 households, over 3,000 each"}
  R-459: {reference: "County I, 2019 (001-I): 20 village clinics: 880,000 yuan = 830,000 pooled + 50,000 donated"}
  R-460: {reference: "Township F: total poverty funds 1.93 million = province 0.15 + city 0.15 + Baosteel 1.63"}
  R-461: {reference: "Township F (002-F): Two prior projects: 797,200 = 150,000 + 150,000 + masses 463,000 + other 34,200"}
  R-462: {reference: "Township F (002-F): Baosteel project: 2,578,500 = aid 1,630,000 + masses 948,500"}
  R-463: {reference: "Township F (002-F): Pooled on top: 150,000 new-countryside money and 300,600 Baosteel money"}
  R-464: {reference: "County H 2014: 36.55505 million yuan of poverty funds obtained"}
  R-465: {reference: "County H, 2014 (002-H): Village projects: 42 in 29 poor villages and 10 townships, 4.4 million; 12 accepted, 1.02 million paid"}
  R-466: {reference: "County H, 2014 (002-H): Reservoir resettlement: 8.7962 million, 96 projects"}
  R-467: {reference: "County H, 2014 (002-H): Social funds: province civil affairs 1.20, health 7.48, Jiangwu Group 1.00, tobacco 0.08 million; donations 0.15 million"}
  R-468: {pack: true}
  R-469: {pack: true}
  R-470: {pack: true}
  R-471: {pack: true, field: "aid.review.passed.v1#/officeMeeting"}
  R-472: {pack: true}
  R-473: {pack: true}
  R-474: {pack: true}
  R-475: {none: "a deadline of one spring for counts between two offices; the places that follow arrive as R-344"}
  R-476: {report: "national diff: within the window (May) what differs is to be corrected in the national system, outside it the list is kept", none: "Dripline does not write to the state's own system"}
  R-477: {none: "the day by which one township reported one year; the same kind of date is a rule for 003 (R-472)"}
  R-478: {none: "the day of one past visit"}
  R-479: {none: "days of a publicity event"}
  R-480: {reference: "001-I: free physical examination of 9,928 people completed by end of November 2018"}
  R-481: {pack: true}
  R-482: {pack: true}
  R-483: {pack: true, verb: "report indicators", figure: "work.*", report: "works finished, by village", none: "the deadline is for villages, no case is late by it"}
  R-484: {none: "arrival of resident work groups in 2013; no fact tells it"}
  R-485: {verb: ["report indicators", "report quarterly", "report annual"], report: "--every 2months for supervision, the quarterly and the annual sheet"}
  R-486: {none: "a yearly paper of the county; no case depends on it"}
  R-487: {verb: "report housing", report: "the housing report of a year"}
  R-488: {none: "names no date: year-end inspection in general"}
  R-489: {verb: "report indicators", figure: taskDone, report: "--every half: the year's task at half-year"}
  R-490: {none: "the days of one past meeting"}
  R-491: {pack: true, none: "redacted in the documents: months and years are blanked"}
  R-492: {reference: "001-E: notice of 2 April, minutes dated 7 April"}
  R-493: {pack: true, field: "aid.comparison.requested.v1#/departments", reason: check.due}
  R-494: {reference: "002-D: dates of visits 8 January and 20 March 2009"}
  R-495: {verb: "report annual", figure: [taskDone, remainingPersons], report: "five years side by side, each against its task (R-595)"}
  R-496: {none: "how long a past policy was in preparation"}
  R-497: {pack: true}
  R-498: {field: "aid.review.requested.v1#/level", verb: ["report register", "report indicators"], report: "a village's list household by household; a township's counts village by village"}
  R-499: {field: "aid.review.rejected.v1#/reasons"}
  R-500: {none: "reports of publicity events concern no case"}
  R-501: {verb: ["report funds", "report projects", "report helpers", "report indicators"], figure: [helperCoverage, visitCoverage, paid, "work.*"], report: "help, its progress and its money, by place"}
  R-502: {field: ["aid.case.state.v1#/status", "aid.case.state.v1#/step"]}
  R-503: {none: "assessment of officials and units"}
  R-504: {none: "awards to units"}
  R-505: {none: "a complaint about assessing departments"}
  R-506: {none: "a survey written by people"}
  R-507: {none: "inspection model of a city; how its sample is drawn is not described"}
  R-508: {none: "inspection standards named but not contained in the documents"}
  R-509: {field: ["aid.milestone.reached.v1#/evidence/kind", "aid.visit.reported.v1#/evidence"], reason: milestone.evidence, none: "inspection on the spot is made by people; what it finds comes as evidence of a stage or visit"}
  R-510: {verb: "report funds", report: "use of each fund in a year"}
  R-511: {pack: true, field: "aid.application.submitted.v1#/evidence", verb: "report indicators", figure: [incidenceBefore, incidenceAfter], file: ["Tests/ReportsTests/IndicatorTests.swift", "Tests/ReportsTests/RateTests.swift"], report: "before and after, of the rural population that is given for a place; base and rounding named (C-19); a village's own is noted with its case"}
  R-512: {pack: true, field: ["aid.case.state.v1#/status", "aid.case.state.v1#/members", "aid.case.state.v1#/exited"], verb: "report indicators", figure: [householdsBefore, registeredHouseholds, exitedHouseholds, remainingHouseholds, remainingPersons, outHouseholds, outPersons], file: "Tests/ReportsTests/IndicatorTests.swift", report: "households and people registered, exited, remaining, by place and period"}
  R-513: {pack: true, field: ["aid.fund.allocated.v1#/amountFen", "aid.fund.allocated.v1#/source"], verb: ["report funds", "report indicators"], figure: [allocated, "allocated.*", paid, "paid.*", paidEachVillage], report: "by fund and source; what households were paid, by place and for each village", none: "what is allocated to a fund has no place"}
  R-514: {field: "aid.application.submitted.v1#/income", verb: "report indicators", figure: incomeEach, report: "net income for each person on the register", none: "incomes stand on the card as they are now: the multiple of a base year is reckoned from that year's sheet"}
  R-515: {none: "collective income of villages: no fact carries it"}
  R-516: {pack: true, field: "aid.application.submitted.v1#/evidence", verb: ["report projects", "report indicators"], figure: "work.*", file: "Tests/ReportsTests/IndicatorTests.swift", report: "stages and money of each project; start, finish and paid rates over all of a programme"}
  R-517: {none: "facilities owned by villages: no fact carries them"}
  R-518: {pack: true, field: "aid.application.submitted.v1#/evidence", verb: "report indicators", figure: ownPayShare, report: "patients' own share of the cost, against the year's target", none: "contracts of family doctors are a register of the health service (R-107)"}
  R-519: {verb: "report indicators", figure: backstopShare, file: ["Tests/ReportsTests/IndicatorTests.swift", "Tests/ReportsTests/RateTests.swift"], report: "of the people on the register, those out of poverty included; base named (C-19)"}
  R-520: {verb: ["report housing", "report indicators"], figure: "work.*", report: "dwellings finished and under construction; start, finish and paid rates of housing and relocation"}
  R-521: {pack: true, verb: "report indicators", figure: [incidenceAfter, remainingPersons], file: "Tests/ReportsTests/RateTests.swift", report: "of any division, a province too"}
  R-522: {field: ["aid.quota.set.v1#/places", "aid.case.registered.v1#/members"], verb: "report indicators", figure: [places, placesUsed, placesShare], report: "places set against places taken, by place"}
  R-523: {verb: "report indicators", figure: incomeEach, report: "income for each person of the households on the register", none: "grain is on no card"}
  R-524: {field: "aid.application.submitted.v1#/causes", verb: "report indicators", figure: "cause.*", report: "distribution of causes among the households remaining"}
  R-525: {verb: "report indicators", figure: [training, trainingFen], report: "training subsidies in grants and yuan", none: "services to the public concern no case"}
  R-526: {verb: "report indicators", report: "--by county: places above, level with and below the whole, figure by figure"}
  R-527: {verb: "report indicators", figure: [taskDone, exitedPersons], file: "Tests/ReportsTests/IndicatorTests.swift", report: "the year's task of reduction and how much of it is done"}
  R-528: {file: "Tests/ReportsTests/RateTests.swift", reference: "Guangdong (004), first round, to the end of 2012: 3,407 villages, 367,000 households (36.7万), 1,586,000 people (158.6万)"}
  R-529: {reference: "Guangdong (004), first round, to the end of 2012: 11,524 cadres in 3,541 work groups"}
  R-530: {file: ["Tests/ReportsTests/IndicatorTests.swift", "Tests/ReportsTests/RateTests.swift"], reference: "Guangdong (004), first round, to the end of 2012: Funds 22.73 billion yuan (227.3亿), average 6.672 million per village"}
  R-531: {reference: "Guangdong (004), first round, to the end of 2012: Per-capita net income 7,762 yuan, nearly 4 times growth"}
  R-532: {reference: "Guangdong (004), first round, to the end of 2012: Village collective income 110,900 yuan, nearly 18 times growth"}
  R-533: {reference: "Guangdong (004), first round, to the end of 2012: Provincial finance over 3.94 billion; industry funds over 5.18 billion; Relief Day over 9 billion"}
  R-534: {reference: "Guangdong (004), first round, to the end of 2012: Same source: industry funds over 51.8亿, Relief Day over 90亿"}
  R-535: {reference: "Guangdong (004), first round, to the end of 2012: 28,868 economic projects"}
  R-536: {reference: "Guangdong (004), first round, to the end of 2012: 300 demonstration villages; 240,000 low-income homes rebuilt; 1,234 villages and 22,390 households moved"}
  R-537: {reference: "Guangdong (004), first round, to the end of 2012: 1,234 villages and 22,390 households moved"}
  R-538: {reference: "Guangdong (004), first round, to the end of 2012: All villages have hard-surfaced road from town; facilities 100%"}
  R-539: {reference: "Guangdong (004), second round: 700 demonstration villages"}
  R-540: {reference: "Guangdong (004), second round: 300 national and provincial leading enterprises (龙头企业)"}
  R-541: {file: "Tests/ReportsTests/RateTests.swift", reference: "Gansu (001-F): poor population 6.92 million (692万) to 4.17 million (417万); surface 33.2% to 19.8%; under the \"1236\" action and later the \"1+17\" scheme"}
  R-542: {reference: "Bijiang (001-J): 2015: GDP 12.87 billion, +14.8%"}
  R-543: {reference: "Bijiang (001-J): 8,633 people out; incidence down 5.2%"}
  R-544: {reference: "Bijiang (001-J): 6 poor townships and 33 poor villages exited; farmers' income 4,351 to 9,460 yuan"}
  R-545: {reference: "Bijiang (001-J): Farmers' net income 4,351 (end of 十一五) to 9,460 (2015)"}
  R-546: {reference: "Bijiang (001-J): 214 co-ops, 27 family farms, 64 county-level leading enterprises, over 20,000 people"}
  R-547: {reference: "Bijiang (001-J): Property loans 1.222 billion; 62 industry projects; 21,036 households; fiscal poverty funds 147.8 million"}
  R-548: {reference: "Bijiang (001-J): 147.8 million yuan (1.478亿)"}
  R-549: {reference: "Bijiang (001-J): E-commerce: 195 operators, over 50 stations, 100 million yuan, 1,000 households"}
  R-550: {reference: "Bijiang (001-J): Projects over 200, help funds over 100 million"}
  R-551: {reference: "Bijiang (001-J): Roads 1,000 km; 103 water projects; 115,000 people"}
  R-552: {file: "Tests/ReportsTests/RateTests.swift", reference: "Bijiang (001-J): 23,600 guaranteed homes; over 100,000 m2 settlement; relocation 2,011 households, 7,075 people, 216 million"}
  R-553: {reference: "Bijiang (001-J): Allowance standard up about 60% on 2011"}
  R-554: {reference: "Bijiang (001-J): 46 village kindergartens, 5 groups, 16,000 students fed"}
  R-555: {reference: "Bijiang (001-J): Over 40 schools built or rebuilt; relocation-dispute settlement over 80%; 8 concentrated housing points; 5 well-off villages; over 20,000 trained a year"}
  R-556: {reference: "Bijiang (001-J): \"1+14\" policy set; \"33668\" action plan; \"seven in one\" pattern (七位一体)"}
  R-557: {reference: "Shangqiu, 2016 (001-K): Q1 growth 8.3% against target 8.5%"}
  R-558: {reference: "Shangqiu, 2016 (001-K): 10 counties: 5 below, 4 above, 1 equal"}
  R-559: {file: "Tests/ReportsTests/IndicatorTests.swift", reference: "Longwang township (001-G): 8,848 households, 34,830 people, 7 administrative villages"}
  R-560: {file: "Tests/ReportsTests/IndicatorTests.swift", reference: "Longwang township (001-G): 2014: 1,239 households, 4,166 people; now 38 households, 121 people; cumulative out 1,201 households, 4,045 people"}
  R-561: {file: ["Tests/ReportsTests/IndicatorTests.swift", "Tests/ReportsTests/RateTests.swift"], reference: "Longwang township (001-G): Incidence 11.9% to 0.35%; in 2020, 38 households and 121 people come out"}
  R-562: {reference: "Longwang township (001-G): 3 poor villages, 3 exited"}
  R-563: {reference: "Longwang township (001-G): To-household industry 623 households"}
  R-564: {reference: "Longwang township (001-G): Solar: 14 stations = 10 central household (6 of 3 KW, 4 of 5 KW) + 4 village (60 KW each); 684 households"}
  R-565: {reference: "Longwang township (001-G): 908 in school; over 300 person-times; over 350,000 yuan"}
  R-566: {reference: "Longwang township (001-G): Family doctor 1,502; chronic cards 1,034"}
  R-567: {file: ["Tests/ReportsTests/IndicatorTests.swift", "Tests/ReportsTests/RateTests.swift"], reference: "Longwang township (001-G): Backstop: 464 people (396 allowance, 68 five-guarantee)"}
  R-568: {file: "Tests/ReportsTests/IndicatorTests.swift", reference: "Longwang township (001-G): the 464 are 396 on the allowance and 68 five-guarantee"}
  R-569: {reference: "Longwang township (001-G): 3 job bases take in 17 (贫困户17人) of poor households; 5 forest guards"}
  R-570: {reference: "Longwang township (001-G): Area 47 km2, 108 natural villages, 138 village groups"}
  R-571: {file: ["Tests/ReportsTests/IndicatorTests.swift", "Tests/ReportsTests/RateTests.swift"], reference: "County H civil affairs (001-H): Registered unexited 9,941; allowance among them 2,019, \"20%\""}
  R-572: {file: "Tests/ReportsTests/IndicatorTests.swift", reference: "County H civil affairs (001-H): Allowance objects in registered households: 2,019 people"}
  R-573: {reference: "County I health, 2019 (001-I): 19 township hospitals, 17 up to standard; 61 poor villages, 40 clinics built, 21 not needed"}
  R-574: {reference: "County I health, 2019 (001-I): 40 of 61 villages have new clinics"}
  R-575: {reference: "County I health, 2019 (001-I): 20 clinics in non-poor villages: 16 new, 4 upgraded"}
  R-576: {reference: "County I health, 2019 (001-I): 9,928 people examined free"}
  R-577: {reference: "Township summary and others (001-A): 186 poor households, 5 villages, 107 cadres registered, 21 person-times, 6 banners, 774 messages"}
  R-578: {reference: "Township summary and others (001-A): Same day: over 400 appeals; over 400 legal leaflets, 15 cadres, 1 desk, over 800 person-times; 4 staff with 21 person-times, over 200 materials"}
  R-579: {reference: "001-C: 16 households inspected, 1 sheet-metal-tile house found and reported"}
  R-580: {reference: "County H poverty office, 2014 (002-H): Fund 36.55505 million"}
  R-581: {reference: "County H poverty office, 2014 (002-H): 42 projects / 29 villages / 10 townships; 12 accepted; 1.02 million paid"}
  R-582: {reference: "County H poverty office, 2014 (002-H): Relocation task 1,319; 282 households, 1,319 people"}
  R-583: {file: ["Tests/ReportsTests/IndicatorTests.swift", "Tests/ReportsTests/RateTests.swift"], reference: "County H poverty office, 2014 (002-H): Reservoir: 96 projects; 51 finished 53%; paid 3.2585 million, 37%"}
  R-584: {reference: "County H poverty office, 2014 (002-H): Training 215 = 142 + 73"}
  R-585: {file: "Tests/ReportsTests/RateTests.swift", reference: "County H poverty office, 2014 (002-H): Plan: remove 9,500 of the poor, rate 12%; 69,240 poor people"}
  R-586: {reference: "County H poverty office, 2014 (002-H): Plan: 1,500 into town/park; 500 graded settlement; 1,920 schooling and transfer"}
  R-587: {reference: "Township F (002-F): 8 village committees, 92 natural villages, 96 groups, 2,972 households, 12,902 people"}
  R-588: {file: "Tests/ReportsTests/RateTests.swift", reference: "Township F (002-F): Relative poor 7,741 (printed \"?2.5%\", first digit lost); absolute poor 2,725 (\"?2%\")"}
  R-589: {file: "Tests/ReportsTests/RateTests.swift", reference: "Township F (002-F): Absolute poor 2,725"}
  R-590: {reference: "Township F (002-F): Prior projects: 167 households, 650 people benefit; 147 fed; 413 stabilised"}
  R-591: {reference: "Township F (002-F): Baosteel: 6 km roads, 13.1 km hardened, 133 yards 3,990 m2 (30 m2 each), 20 kilns, 186 mu tea, one 700 m2 ground, 2 rooms of 65 m2, school 220 m2, clinic 80 m2, 80 students"}
  R-592: {reference: "Township F (002-F): Tobacco 4,650 mu against 3,800 (850 more), 669 households, 11,500 dan"}
  R-593: {file: "Tests/ReportsTests/RateTests.swift", reference: "Township F (002-F): Livestock 6.55156 million against 5.9306, +10.4%"}
  R-594: {reference: "Township F (002-F): 10 county units; 3 township meetings; 7 reports sent"}
  R-595: {verb: "report annual", figure: [taskDone, remainingPersons], reference: "Township F (002-F): 5-year target: absolute poor minus 500 a year, relative poor minus 1,000 or more a year"}
  R-596: {reference: "Township F (002-F): Remaining poor 10,469"}
  R-597: {reference: "Jiyuan: 4 villages; 600 trained; 40 households, 160 people moved; 4 villages to-household income"}
  R-598: {reference: "Office, 2009 (002-D): 8 staff; 9 households; 36 people; 25 person-times; 4 trainings; 121 people; 800 mu; 150,000 yuan"}
  R-599: {reference: "Guangdong city (002-I): 17,185 households; 87 villages"}
  R-600: {file: "Tests/ReportsTests/RateTests.swift", reference: "Birth-planning county (002-B), historical, not to be used as a target: 1,338 households, over 2.6 million yuan; 600 people 629,400; 150 households 162,000; 134 households 358,000"}
  R-601: {file: "Tests/ReportsTests/RateTests.swift", reference: "Birth-planning county (002-B), historical, not to be used as a target: Two years: 595 households, 280,000 yuan; 2,021 households, 78,000 yuan"}
  R-602: {reference: "Birth-planning county (002-B), historical, not to be used as a target: 149 households = 102 sheep + 47 cattle; 48 pupils got points; 3 students 11,500"}
  R-603: {reference: "Birth-planning county (002-B), historical, not to be used as a target: 15 villages, 156 households, 5 sheep each, 1 shed each; 61 biogas; 52 houses"}
  R-604: {reference: "Birth-planning county (002-B), historical, not to be used as a target: 664 children: fees 21,000, textbooks 42,000"}
  R-605: {reference: "Birth-planning county (002-B), historical, not to be used as a target: Over 20 villages with demonstration bases; over 240 well-off model households"}
  R-606: {reference: "Shangqiu, 2016 (001-K): figures not about poverty: 7 years first in its area; 3 \"ten fast\" zones; 9 one-star zones; zones hold 80% of industrial value added"}
  R-607: {none: "every count in this part of the documents is blanked"}
  R-608: {field: "aid.comparison.reported.v1#/reports", reason: comparison.clean}
  R-609: {field: ["aid.application.submitted.v1#/members", "aid.application.submitted.v1#/income", "aid.application.submitted.v1#/assets", "aid.application.submitted.v1#/house", "aid.application.submitted.v1#/causes"]}
  R-610: {field: ["aid.visit.reported.v1#/by", "aid.visit.reported.v1#/kind", "aid.visit.reported.v1#/on"], reason: visit.recorded, verb: ["report helpers", "report indicators"], figure: [helperCoverage, visitCoverage], report: "visits and attendance of each helper"}
  R-611: {field: ["aid.visit.reported.v1#/by", "aid.visit.reported.v1#/kind", "aid.visit.reported.v1#/on"], reason: visit.recorded, verb: "report helpers", report: "visits and attendance of each helper"}
  R-612: {field: "aid.case.flagged.v1#/kind", reason: [step.overdue, fact.parkedExpired]}
  R-613: {field: ["aid.application.submitted.v1#/causes", "aid.plan.recorded.v1#/measures"], reason: plan.recorded}
  R-614: {none: "state of village committees, a personnel matter"}
  R-615: {field: ["aid.application.submitted.v1#/causes", "aid.application.submitted.v1#/members"]}
  R-616: {none: "tidiness of homes is no ground for or against a benefit"}
  R-617: {pack: true, field: ["aid.application.submitted.v1#/members/labour", "aid.application.submitted.v1#/members/health"]}
  R-618: {field: ["aid.fund.allocated.v1#/source", "aid.entitlement.granted.v1#/shares/fund"], ledger: "several funds for one purpose, each with its books; a case has a share of each"}
  R-619: {verb: "report indicators", figure: "work.*", report: "start, finish and paid rates of relocation", none: "land for settlement is found by offices"}
  R-620: {field: ["aid.payment.instructed.v1#/accountLast4", "aid.application.refused.v1#/reasons"]}
  R-621: {none: "staffing of townships"}
  R-622: {field: ["aid.application.refused.v1#/reasons/text", "aid.application.returned.v1#/reasons/text"], verb: [explain, "case history"], report: "why a case was decided so, clause by clause, in the words of the office"}
  R-623: {none: "incentives for enterprises"}
  R-624: {none: "which counties are listed is decided elsewhere; a pack can tell regions apart, the documents give no list"}
  R-625: {none: "a complaint about the level of investment"}
  R-626: {none: "a complaint about taking part in projects"}
  R-627: {pack: true, field: ["aid.followup.due.v1#/visit", "aid.visit.reported.v1#/evidence"], reason: [visit.due, visit.recorded], verb: ["report returned", "report indicators"], figure: [returnedHouseholds, visitCoverage], report: "who fell back, and whether those out of poverty are visited"}
  R-628: {pack: true, verb: "policy diff", file: "ops/policy/README.md"}
  R-629: {verb: "policy diff", file: "ops/policy/README.md"}
  R-630: {none: "a complaint about the income of village collectives"}
  R-631: {pack: true, none: "assets of village collectives belong to no fund of the system; whether a project's asset is maintained is looked at"}
  R-632: {pack: true, none: "building of clinics and hospitals concerns no household's case; an exempt place is refused with its reason"}
  R-633: {pack: true, field: ["aid.review.passed.v1#/evidence", "aid.publicity.ended.v1#/objections/explanation"]}
  R-634: {field: "aid.milestone.reached.v1#/evidence/kind", reason: milestone.evidence}
  R-635: {pack: true, field: "aid.visit.reported.v1#/evidence", reason: visit.recorded}
  R-636: {field: "aid.review.passed.v1#/signers", none: "sanctions against officials and units are outside software"}
  R-637: {pack: true, field: "aid.application.submitted.v1#/causes", verb: "report returned", report: "households fallen back, with illness and schooling among the causes"}
  R-638: {pack: true, field: "aid.application.submitted.v1#/house/waterSource"}
  R-639: {pack: true, field: "aid.application.submitted.v1#/evidence", reason: [fund.short, fund.offered], ledger: "money is committed before the first stage; a fund that has too little makes the case wait"}
  R-640: {none: "a complaint about the means of one office"}
  R-641: {pack: true, field: "aid.comparison.reported.v1#/reports"}
  R-642: {report: "national diff: the register against an export of the national system, field by field", none: "Dripline does not write to the state's own system"}
  R-643: {field: ["aid.case.state.v1#/status", "aid.case.state.v1#/step"]}
  R-644: {field: ["aid.application.submitted.v1#/members", "aid.case.registered.v1#/caseId"], verb: ["report card", "report register", "report file"], report: "a household's card and file and a village's register, printed from the facts"}
  R-645: {field: ["aid.application.submitted.v1#/members", "aid.case.state.v1#/status"], verb: ["report indicators", "report register"], report: "who is on the register, by place and cause"}
  R-646: {verb: "report housing", report: "renovation under way and finished"}
  R-647: {field: ["aid.application.submitted.v1#/account", "aid.payment.instructed.v1#/accountLast4"], reason: payment.instructed}
  R-648: {none: "an app of another operator, for donors and shops"}
  R-649: {field: ["aid.message.requested.v1#/kind", "aid.message.requested.v1#/text"], verb: "messenger", report: "messages to households, listed with their text and counted by village and period"}
  R-650: {pack: true, field: "aid.publicity.started.v1#/places", verb: "report feed", report: "the notices for the portal as a feed"}
  R-651: {field: "aid.publicity.started.v1#/places", verb: ["report notices", "report feed"], report: "funds for the boards; the notices as a feed"}
  R-652: {field: ["aid.comparison.requested.v1#/departments", "aid.comparison.reported.v1#/reports"], reason: comparison.clean, verb: ["comparison export", "comparison import"], report: "tables for the nine departments, matched by the resident's number"}
  R-653: {field: "aid.application.submitted.v1#/programme", verb: gateway}
  R-654: {field: ["aid.milestone.reached.v1#/stage", "aid.payment.disbursed.v1#/voucher"], ledger: "separate books for each fund, commitments, stages, payments and claims"}
  R-655: {field: "aid.helper.assigned.v1#/helper", verb: "report helpers", report: "the one-to-one ledger"}
  R-656: {field: ["aid.application.submitted.v1#/members", "aid.household.changed.v1#/kind"], reason: household.changed}
  R-657: {none: "who owns the system in a district"}
  R-658: {field: "aid.comparison.reported.v1#/reports"}
  R-659: {none: "e-commerce bodies choose their own partners; no benefit of a case"}
  R-660: {field: "aid.plan.recorded.v1#/measures", verb: ["report card", "report file"], report: "handbook, plan and notice card, printed from the facts"}

"""#
}
