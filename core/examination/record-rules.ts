import type { ExaminationRule } from '#core/examination/rule.ts';

const realName = '机构编制实名制管理惯例';
const openness = '政府信息公开条例（2019）';

/** Rules about documents, persons, the unit itself and the texts that will be public. */
export const recordRules = [
  {
    id: 'changeWithoutDocument',
    severity: 'error',
    source: '地方各级人民政府机构设置和编制管理条例（2007）26（三）：不得擅自增加编制',
    label: { zh: '编制或领导职数有变动而无文号', en: 'Posts changed without a document' },
    explanation: {
      zh: '编制和领导职数只能由批准文件变动。请在“变更事由”或该项编制中填写批准文件的文号，并把文件列入依据文件。',
      en: 'Posts change by an approving document only. Give its number with the reason for the change or with the posts, and list the document.',
    },
  },
  {
    id: 'headcountWithoutDocument',
    severity: 'error',
    source: `${realName}：人员进出凭任免、调动、退休等文件办理入编、减编`,
    label: { zh: '人数有变动而无文号', en: 'Number of people changed without a document' },
    explanation: {
      zh: '人员进出须凭任免、调动、退休等文件。请在“变更事由”中填写该文件的文号。',
      en: 'People come and go by a document: an appointment, a transfer, a retirement. Give its number with the reason for the change.',
    },
  },
  {
    id: 'unknownDocument',
    severity: 'error',
    source: `${realName}：一数一据`,
    label: { zh: '文号不在依据文件中', en: 'Document number not listed' },
    explanation: {
      zh: '该项引用的文号在依据文件中找不到。请补录该文件，或改正文号。',
      en: 'The number given is not among the documents of the unit. Add the document or correct the number.',
    },
  },
  {
    id: 'basisMissing',
    severity: 'warning',
    source: `${realName}：一数一据`,
    label: { zh: '数字没有依据文件', en: 'Figure without a document' },
    explanation: {
      zh: '编制数、领导职数应写明核定文号，公众才能核对。请补填；年代久远查不到的，说明情况。',
      en: 'Posts should name the document that granted them, so that anyone can check. Add it, or explain why it cannot be found.',
    },
  },
  {
    id: 'repeatedRecord',
    severity: 'error',
    source: '本系统：同一事项只登记一次，变动才可追溯',
    label: { zh: '记录重复', en: 'Record entered twice' },
    explanation: {
      zh: '同一编制、职数、文件或人员登记了两次。请删除重复的一条。',
      en: 'The same posts, document or person stand here twice. Remove one of them.',
    },
  },
  {
    id: 'narrowedField',
    severity: 'error',
    source: '公开目录（本县版本）；政府信息公开条例（2019）；个人信息保护法 6',
    label: { zh: '含本县不主动公开的字段', en: 'Holds a field the county does not publish' },
    explanation: {
      zh: '本县公开目录自施行之日起不再主动公开该字段，本申报在此之前已填写。请打开申报的任一部分并保存一次，系统即不再保留该字段；已签字的，先撤回或退回。',
      en: 'From its first day on the county’s catalogue no longer publishes this field, and the submission was filled in before. Open any part of it and save once: the field is then left out. If it has been signed, recall or return it first.',
    },
  },
  {
    id: 'samePersonTwice',
    severity: 'warning',
    source: `${realName}：一人一编`,
    label: { zh: '疑似同一人列了两次', en: 'Perhaps one person twice' },
    explanation: {
      zh: '两人的姓名、岗位、编制类型等完全相同。请核对；确为同名的两人，请说明。',
      en: 'Two persons agree in name, post, type and all else. Check; if they are two people of one name, say so.',
    },
  },
  {
    id: 'inTwoUnits',
    severity: 'warning',
    source: `${realName}：一人一编，不得双重占编`,
    label: { zh: '同时在两个单位名册中', en: 'On the roster of two units' },
    explanation: {
      zh: '比对发现此人也在另一单位的名册中，可能是调动手续尚未完成。请与该单位核对；属实的，说明原因。',
      en: 'The person also stands on another unit’s roster, perhaps because a transfer is under way. Check with that unit; if it is right, explain.',
    },
  },
  {
    id: 'notAtWork',
    severity: 'warning',
    source: '国办发〔2014〕65号；仅供内部核对，不公开、不作为结论',
    label: { zh: '在编不在岗，请核对期限', en: 'On the establishment, not at work: check for how long' },
    explanation: {
      zh: '这是核对提示，不是结论。请说明不在岗的原因、批准文件和期限；已返岗或退出的，请更新状态。',
      en: 'A prompt to check, no conclusion. Say why, by whose approval and until when; if anyone is back or has left, update the status.',
    },
  },
  {
    id: 'leftButListed',
    severity: 'error',
    source: `${realName}：名册只列在编人员`,
    label: { zh: '已退出人员仍在名册', en: 'Left, but still on the roster' },
    explanation: {
      zh: '状态为“退出”的人员不再占编，也不再公开。请从人员中移除；仍在编的，请改正状态。',
      en: 'Who has left holds no post and is not published. Remove the person, or correct the status.',
    },
  },
  {
    id: 'futureSince',
    severity: 'error',
    source: '本系统：公开的是当日事实',
    label: { zh: '进入单位时间在将来', en: 'Entry date in the future' },
    explanation: {
      zh: '进入本单位时间晚于今天。请改正日期；尚未到任的，到任后再申报。',
      en: 'The day of entry is later than today. Correct it, or report the person once they have arrived.',
    },
  },
  {
    id: 'exemptUnit',
    severity: 'error',
    source: `${openness}14–16；保守国家秘密法（2024）`,
    label: { zh: '依法不公开的单位', en: 'Unit exempt by law' },
    explanation: {
      zh: '名册登记本单位依法不公开。若情况已变，请先由编办更新名册，再申报。',
      en: 'The register has this unit as exempt from publication. If that has changed, the office must first change the register.',
    },
  },
  {
    id: 'unitNotOpen',
    severity: 'warning',
    source: '公开义务人名册',
    label: { zh: '单位尚未进入公开阶段', en: 'Unit not yet due to publish' },
    explanation: {
      zh: '名册登记本单位未开展公开，或有异议正在处理。请与编办核对后说明。',
      en: 'By the register the unit has not started to publish, or an objection is being handled. Check with the office and explain.',
    },
  },
  {
    id: 'abolishedWithStaff',
    severity: 'warning',
    source: '机构编制管理惯例：机构撤销、合并的，人员编制同时处理',
    label: { zh: '机构已撤销而仍有编制或人员', en: 'Abolished, yet with posts or staff' },
    explanation: {
      zh: '变更事由为撤销，但仍有编制或人员。请随文件一并划转；过渡期内的，说明期限。',
      en: 'The unit is being abolished but still has posts or staff. Move them as the document says, or say until when they stay.',
    },
  },
  {
    id: 'differsFromRegister',
    severity: 'warning',
    source: '公开义务人名册',
    label: { zh: '与名册登记不一致', en: 'Differs from the register' },
    explanation: {
      zh: '名称、类别或规格与公开义务人名册不同。请改正；经批准变更的，写明文号。',
      en: 'Name, category or level differs from the register of units. Correct it, or give the document that changed it.',
    },
  },
  {
    id: 'noDuties',
    severity: 'warning',
    source: `${openness}20（二）：机关职能应当主动公开`,
    label: { zh: '主要职责为空', en: 'No duties' },
    explanation: {
      zh: '主要职责是法定公开内容。请按三定规定填写；确无的，说明原因。',
      en: 'The law has a unit’s duties published. Enter them by the mandate, or explain why there are none.',
    },
  },
  {
    id: 'creditCode',
    severity: 'error',
    source: 'GB 32100-2015',
    label: { zh: '统一社会信用代码格式有误', en: 'Credit code malformed' },
    explanation: {
      zh: '请对照登记证书逐位核对，统一社会信用代码为18位。',
      en: 'Compare it character by character with the certificate: there are eighteen.',
    },
  },
  {
    id: 'creditCodeCheck',
    severity: 'warning',
    source: 'GB 32100-2015；GB 11714-1997',
    label: { zh: '统一社会信用代码校验位不符', en: 'Credit code fails its check' },
    explanation: {
      zh: '可能抄错一位；早期发放的少数代码本身不符。请对照证书，无误的说明即可。',
      en: 'One character may be wrong; a few early codes were issued so. Compare with the certificate; if it agrees, say so.',
    },
  },
  {
    id: 'secrecyMark',
    severity: 'error',
    source: '保守国家秘密法（2024）；政府信息公开条例（2019）14、17',
    label: { zh: '含密级标志或内部资料用语', en: 'Bears a mark of secrecy' },
    explanation: {
      zh: '公开前必须通过保密审查，说明不能代替删除。请删除该内容；若是误判（如单位名称），请编办在查审参数中列为例外。',
      en: 'Secrecy review comes before publication, and no explanation replaces it. Remove the text; if it is harmless (a name), have the office list it as an exception.',
    },
  },
  {
    id: 'privateValue',
    severity: 'error',
    source: '个人信息保护法 5、6、28',
    label: { zh: '疑似个人隐私信息', en: 'Looks like private data' },
    explanation: {
      zh: '疑似身份证号、手机号、电子邮箱、出生日期或家庭住址，任何公开内容都不得含有。请删除。',
      en: 'Looks like an identity number, mobile number, e-mail, birth date or home address. None may be published: remove it.',
    },
  },
  {
    id: 'hiddenCharacter',
    severity: 'error',
    source: 'Unicode UAX #9：文字方向控制符可使显示与内容不一致',
    label: { zh: '含不可见的控制字符', en: 'Hidden control characters' },
    explanation: {
      zh: '文字中有看不见的控制符，显示可能与内容不同。请删除该处文字，重新手工输入。',
      en: 'Invisible characters may make the text show otherwise than it is. Delete it and type it again.',
    },
  },
] as const satisfies readonly ExaminationRule[];
