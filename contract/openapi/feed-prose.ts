import type { Prose } from '#contract/openapi/prose.ts';

/** The operations of the feed. */
export const feedProse = {
  wellKnown: {
    tag: 'feed',
    zh: '有哪些供数',
    en: 'Discover the feeds',
    more: {
      zh: '每个供数的首页地址与公钥（C2SP signed-note 的 vkey），以及可作见证的各方公钥。',
      en: 'Address and public key of every feed (a vkey of C2SP signed-note), and the keys of its witnesses.',
    },
  },
  dcatCatalog: {
    tag: 'feed',
    zh: '数据目录',
    en: 'Get the data catalogue',
    more: {
      zh: 'W3C DCAT 3 目录（JSON-LD），供数据门户收割：每个县一个数据集，附最新快照各文件的地址、大小与摘要。尚无快照的供数只列为服务。',
      en: 'A W3C DCAT 3 catalogue (JSON-LD) for data portals to harvest: a dataset a county, with address, size and digest of every file of its newest snapshot. A feed without a snapshot yet is listed as a service alone.',
    },
  },
  listHeads: {
    tag: 'feed',
    zh: '一省各县到了第几号',
    en: 'List the heads of a province',
    more: {
      zh: '一县一行：批次、变更号、状态摘要。轮询一百个县只需一个请求，无变化时答 304。',
      en: 'One line a county: epoch, number of the newest change, state digest. Polling a hundred counties is one request, answered 304 while nothing is new.',
    },
  },
  getFeedHead: {
    tag: 'feed',
    zh: '供数首页',
    en: 'Get the head of a feed',
    more: {
      zh: '到了第几号、还能取到第几号之后、状态摘要、最新快照、其后的变更文件、签名检查点与取数频率。',
      en: 'How far it has come, from where changes can be had, state digest, newest snapshot, files of the changes after it, the signed checkpoint, and how often to ask.',
    },
  },
  listChanges: {
    tag: 'feed',
    zh: '变更',
    en: 'List changes',
    more: {
      zh: '某号之后的变更，一行一条（NDJSON），只给完整批次；响应头 Feed-Next 为下次的 after，与其相等于首页变更号时即已取完。过旧答 410，批次不符答 409，超前答 400。',
      en: 'Changes after a number, one a line (NDJSON), in whole batches; `Feed-Next` is the `after` to go on with, until it is the number of the head. 410 where they are no longer kept, 409 for another epoch, 400 ahead of the feed.',
    },
  },
  getProof: {
    tag: 'feed',
    zh: '一条变更的证明',
    en: 'Prove a change',
    more: {
      zh: '该变更在签名日志中的包含证明（C2SP tlog-proof）。',
      en: 'That the change is in the signed log (C2SP tlog-proof).',
    },
  },
  feedFile: {
    tag: 'feed',
    zh: '供数文件',
    en: 'Get a file of a feed',
    more: {
      zh: '快照、变更文件、状态分段、日志与检查点，字节原样，可用 Range。曾经公布而已撤除的答 410 并指向最新快照。',
      en: 'Snapshots, runs of changes, parts of the state, the log and its checkpoint, byte for byte; Range works. 410 with a link to the newest snapshot for what was published and is gone.',
    },
  },
  cosign: {
    tag: 'feed',
    zh: '见证检查点',
    en: 'Cosign the checkpoint',
    more: {
      zh: '见证方取得并验证至最新检查点后送回联署；重复送达无妨。撤除内容是否已被知悉，以其后的联署为凭。',
      en: 'A witness that has taken and proven the feed up to the newest checkpoint sends its cosignature; sending it again changes nothing. It acknowledges what was destroyed before.',
    },
  },
  raiseDoubt: {
    tag: 'feed',
    zh: '提出校核',
    en: 'Doubt a record',
    more: {
      zh: '见证方对所持的一条记录提出校核，用其密钥对规范化 JSON 签名。县编办在期限内答复，答复随供数返回（记录类型 checkBack）。同一申请重复送达即同一案件。',
      en: 'A witness doubts a record that it holds, signing the canonical JSON with its key. The county answers by the due date, and the answer comes back by the feed (record type checkBack). The same doubt sent again is the same case.',
    },
  },
} as const satisfies Readonly<Record<string, Prose>>;
