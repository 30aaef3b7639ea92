// Made from contract/ by `npm run openapi`; do not edit.
export interface paths {
    "/v1/jurisdictions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 行政区划列表 · List jurisdictions
         * @description 本系统公开了哪些行政区划（GB/T 2260 代码），各自的台账到了第几号。
         *
         *     Which jurisdictions (GB/T 2260 codes) publish here, and how far the ledger of each has come.
         */
        get: operations["listJurisdictions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/jurisdictions/{jurisdiction}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 一个行政区划 · Get a jurisdiction
         * @description 登记单位数、已公开单位数、在编人员数、公开范围（全员或仅主要负责人）及其依据，当日施行的更新期限及其依据。
         *
         *     Units registered and published, staff listed, and whether everyone or only heads of units are named, with the decision that says so; and the limits of freshness in force on the day, with what they rest on.
         */
        get: operations["getJurisdiction"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/jurisdictions/{jurisdiction}/units": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 单位列表 · List units
         * @description 按类别、规格、上级、公开状态、更新状态、是否超编筛选；按名称的任意部分查找；排序。尚未公开的登记单位也在列。
         *
         *     Filter by category, level, parent, publication, freshness or over-strength; search by any part of the name; sort. Registered units that have published nothing yet are listed too.
         */
        get: operations["listUnits"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/jurisdictions/{jurisdiction}/staff": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 按姓名查找人员 · Search staff by name
         * @description 姓名全等或以所给文字开头。重名者分行列出；结果不含身份证号、出生日期等任何非公开信息。
         *
         *     Names equal to, or beginning with, the text given. People of the same name are separate rows. No identity number, birth date or other private field exists in the answer.
         */
        get: operations["searchStaff"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/jurisdictions/{jurisdiction}/statistics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 编制统计 · Get statistics
         * @description 按编制类型与单位类别汇总编制、实有、超编、空编。超编与空编按单位、按类型计算，不相互抵消。
         *
         *     Posts, persons, over-strength and vacancies by establishment type and by category of unit. Over-strength and vacancies are counted per unit and type, so that they never cancel out.
         */
        get: operations["getStatistics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/jurisdictions/{jurisdiction}/freshness": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 更新情况 · Get the freshness board
         * @description 每个单位各部分内容的更新状态、到期日、所依据的规则与及时率；核实无变化也算更新，并如实标明；集中批量发布另行标出；用 asOf 查看过去某日。
         *
         *     State, due date and rule of every part of every unit’s disclosure, and the share of parts in time; `asOf` gives the board of a past day. A confirmation without change counts and is shown as such; batch publishing is pointed out.
         */
        get: operations["getFreshnessBoard"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/jurisdictions/{jurisdiction}/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 公开台账 · List ledger entries
         * @description 自 1 起连续编号的公开记录，只增不改。每条记有所公开文件的摘要（SHA-256）和前一条的摘要，任何人都可验证。
         *
         *     Everything ever published, numbered from 1 without gap, never changed. Each entry carries the digest (SHA-256) of the document published and of the entry before it: anyone can check the chain.
         */
        get: operations["listEntries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/jurisdictions/{jurisdiction}/policies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 制度文件 · List the policy documents
         * @description 一个县登记公开的制度文件：文号、名称、发文机关、日期、文件的 SHA-256 与地址，以及依据它的规则版本。废止的仍列出，可查阅；撤下的仍列出，文件不再提供。
         *
         *     What a county’s rules rest on: number, title, issuer, dates, SHA-256 and address of the file, and the versions of rules that rest on it. What is repealed stays, and can be read; what is taken down stays on the list without its file.
         */
        get: operations["listPolicies"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/jurisdictions/{jurisdiction}/policies/{policy}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 制度文件原文 · Get the file of a policy document
         * @description PDF 原文，字节原样；标签即其 SHA-256。已撤下的答 410。
         *
         *     The PDF, byte for byte; its tag is its SHA-256. 410 once it has been taken down.
         */
        get: operations["policyFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/jurisdictions/{jurisdiction}/changes.atom": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 订阅一个县的公开 · Follow a jurisdiction
         * @description 台账最新五十条，新的在前，供阅读器订阅（Atom，RFC 4287）。每条以台账记录的摘要命名，并指向所公开的文件。
         *
         *     The newest fifty ledger entries, newest first, for feed readers (Atom, RFC 4287). Each is named by the digest of its entry and leads to what was published.
         */
        get: operations["countyAtom"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/units/{unit}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 一个单位 · Get a unit
         * @description 单位的基本情况、编制、实有、领导职数、依据文件与更新状态；用 asOf 查看过去某日的情况。
         *
         *     Who it is, its posts, persons, leading posts, the documents they rest on and how fresh each part is; `asOf` gives the state of a past day.
         */
        get: operations["getUnit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/units/{unit}/staff": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 单位人员名单 · List the staff of a unit
         * @description 该单位当前公开版本的在编人员名单；用 asOf 查看过去某日的名单。
         *
         *     The people in the release in force; `asOf` gives the list of a past day.
         */
        get: operations["listUnitStaff"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/units/{unit}/releases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 单位历次公开 · List the releases of a unit
         * @description 每次公开或核实的时间、事由与文件摘要；用 asOf 查看截至过去某日的各次。
         *
         *     When each was made, for which reason, and the digest of its document; `asOf` gives those up to a past day.
         */
        get: operations["listReleases"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/units/{unit}/releases/{release}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 一次公开的全文 · Get a release
         * @description 台账记录，以及与签字、台账所指完全相同的公开文件 document：按 RFC 8785 规范化后的 SHA-256 即台账所记摘要。内容永不改变。
         *
         *     The ledger entry and, as `document`, exactly what was signed: the SHA-256 of its RFC 8785 form is the digest on the ledger. It never changes.
         */
        get: operations["getRelease"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/units/{unit}/diff": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 两次公开的差异 · Compare two releases
         * @description 逐条记录列出新增、删除与变更，并附文字说明。
         *
         *     What was added, removed and changed, record by record and in words.
         */
        get: operations["diffReleases"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/units/{unit}/changes.atom": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 订阅一个单位的公开 · Follow a unit
         * @description 该单位最新五十次公开、核实与撤下，新的在前（Atom，RFC 4287）。
         *
         *     The newest fifty publications, confirmations and takedowns of the unit, newest first (Atom, RFC 4287).
         */
        get: operations["unitAtom"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/catalogue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 公开目录 · Get the disclosure catalogue
         * @description 每一项信息是否公开、依据何规定、更新期限如何。给出行政区划的，按该县当日的目录和更新期限：县可以依据文件把字段改列为依申请公开或内部，写明版本和依据；对此后公开的内容有效。
         *
         *     For every field: whether it is public, the rule behind that, and how often it must be renewed. With a jurisdiction, as that county has it today, catalogue and limits: it may class a field more narrowly by a document, which is named with the version; that counts for what is published from then on.
         */
        get: operations["getCatalogue"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 代码集 · Get the code lists
         * @description 所有代码的中英文名称与来源。代码一经使用，含义永不改变。
         *
         *     Every code with its Chinese and English name and its source. A code once used keeps its meaning for ever.
         */
        get: operations["getCodes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/publishing/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 导入表格 · Import a spreadsheet
         * @description 上传 XLSX 或 CSV（UTF-8 或 GB18030）。一次列出全部错误；有错误则一条也不导入。非公开列在入口处丢弃并列出。
         *
         *     Takes XLSX or CSV (UTF-8 or GB18030). Reports every error at once; with an error nothing is imported. Private columns are dropped at the door, and listed.
         */
        post: operations["createImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/publishing/imports/{import}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 查看一次导入 · Get an import
         * @description 导入的状态、将要公开的内容与每一处错误（工作表、行、列、原值、应为何值）。
         *
         *     Its state, what would be published, and every error with sheet, row, column, value and what would be right.
         */
        get: operations["getImport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/publishing/imports/{import}/clearance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 保密审查通过一次导入 · Clear an import
         * @description 保密审查员声明将公开的内容不含国家秘密。审查针对文件本身（content）：审查员用自己手中的文件导入，即可核对是否同一份。
         *
         *     A secrecy reviewer states that what would be published holds no secret. It is about the file itself (`content`): whoever reviews can import the file they hold and see whether it is the same.
         */
        post: operations["clearImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/publishing/imports/{import}/publication": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 公开一次导入 · Publish an import
         * @description 把检查无误、经另一人保密审查的导入追加到台账。重复调用不会重复公开。
         *
         *     Appends an import without errors, cleared by another person, to the ledger. Calling it again publishes nothing twice.
         */
        post: operations["publishImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/publishing/units/{unit}/confirmations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 核实无变化 · Confirm a unit
         * @description 确认单位所公开的内容仍然准确：记入台账，更新期限重新起算。
         *
         *     States that what a unit has published still holds: goes onto the ledger, and its limits count anew.
         */
        post: operations["confirmUnit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/.well-known/open-feed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 有哪些供数 · Discover the feeds
         * @description 每个供数的首页地址与公钥（C2SP signed-note 的 vkey），以及可作见证的各方公钥。
         *
         *     Address and public key of every feed (a vkey of C2SP signed-note), and the keys of its witnesses.
         */
        get: operations["wellKnown"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/catalog.jsonld": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 数据目录 · Get the data catalogue
         * @description W3C DCAT 3 目录（JSON-LD），供数据门户收割：每个县一个数据集，附最新快照各文件的地址、大小与摘要。尚无快照的供数只列为服务。
         *
         *     A W3C DCAT 3 catalogue (JSON-LD) for data portals to harvest: a dataset a county, with address, size and digest of every file of its newest snapshot. A feed without a snapshot yet is listed as a service alone.
         */
        get: operations["dcatCatalog"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/heads/{province}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 一省各县到了第几号 · List the heads of a province
         * @description 一县一行：批次、变更号、状态摘要。轮询一百个县只需一个请求，无变化时答 304。
         *
         *     One line a county: epoch, number of the newest change, state digest. Polling a hundred counties is one request, answered 304 while nothing is new.
         */
        get: operations["listHeads"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/feeds/{feed}/head": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 供数首页 · Get the head of a feed
         * @description 到了第几号、还能取到第几号之后、状态摘要、最新快照、其后的变更文件、签名检查点与取数频率。
         *
         *     How far it has come, from where changes can be had, state digest, newest snapshot, files of the changes after it, the signed checkpoint, and how often to ask.
         */
        get: operations["getFeedHead"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/feeds/{feed}/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 变更 · List changes
         * @description 某号之后的变更，一行一条（NDJSON），只给完整批次；响应头 Feed-Next 为下次的 after，与其相等于首页变更号时即已取完。过旧答 410，批次不符答 409，超前答 400。
         *
         *     Changes after a number, one a line (NDJSON), in whole batches; `Feed-Next` is the `after` to go on with, until it is the number of the head. 410 where they are no longer kept, 409 for another epoch, 400 ahead of the feed.
         */
        get: operations["listChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/feeds/{feed}/proofs/{seq}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 一条变更的证明 · Prove a change
         * @description 该变更在签名日志中的包含证明（C2SP tlog-proof）。
         *
         *     That the change is in the signed log (C2SP tlog-proof).
         */
        get: operations["getProof"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/feeds/{feed}/{file}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 供数文件 · Get a file of a feed
         * @description 快照、变更文件、状态分段、日志与检查点，字节原样，可用 Range。曾经公布而已撤除的答 410 并指向最新快照。
         *
         *     Snapshots, runs of changes, parts of the state, the log and its checkpoint, byte for byte; Range works. 410 with a link to the newest snapshot for what was published and is gone.
         */
        get: operations["feedFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/feeds/{feed}/cosignatures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 见证检查点 · Cosign the checkpoint
         * @description 见证方取得并验证至最新检查点后送回联署；重复送达无妨。撤除内容是否已被知悉，以其后的联署为凭。
         *
         *     A witness that has taken and proven the feed up to the newest checkpoint sends its cosignature; sending it again changes nothing. It acknowledges what was destroyed before.
         */
        post: operations["cosign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/feeds/{feed}/doubts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 提出校核 · Doubt a record
         * @description 见证方对所持的一条记录提出校核，用其密钥对规范化 JSON 签名。县编办在期限内答复，答复随供数返回（记录类型 checkBack）。同一申请重复送达即同一案件。
         *
         *     A witness doubts a record that it holds, signing the canonical JSON with its key. The county answers by the due date, and the answer comes back by the feed (record type checkBack). The same doubt sent again is the same case.
         */
        post: operations["raiseDoubt"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description 更正次数、公开的记录数与每条记录的更正率 · Corrections made, records published, corrections per record */
        Accuracy: {
            corrections: number;
            records: number;
            rate: number | null;
        };
        /** @description 变更最集中的一天 · The busiest day of a year */
        Burst: {
            /** Format: date */
            day: string;
            changes: number;
            total: number;
            share: number;
            batch: boolean;
        };
        /** @description 公开目录与更新期限 · The disclosure catalogue and its limits */
        Catalogue: {
            version: string;
            fields: {
                id: string;
                /**
                 * @description - `public` 主动公开 · public
                 *     - `onRequest` 依申请公开 · on request
                 *     - `internal` 内部 · internal
                 *     - `secret` 不公开 · secret
                 * @enum {string}
                 */
                class: "public" | "onRequest" | "internal" | "secret";
                group: components["schemas"]["FieldGroup"] | null;
                label: components["schemas"]["Label"];
                source: string;
                narrowed?: components["schemas"]["NarrowedField"];
            }[];
            freshness: components["schemas"]["FreshnessPolicy"][];
        };
        /** @description 一处变化 · One change, in records and in words */
        Change: {
            group: components["schemas"]["FieldGroup"];
            /**
             * @description - `unit` 机构 · unit
             *     - `document` 依据文件 · document
             *     - `grant` 编制 · posts
             *     - `strength` 实有 · strength
             *     - `leadership` 领导职数 · leading posts
             *     - `staff` 人员 · person
             * @enum {string}
             */
            record: "unit" | "document" | "grant" | "strength" | "leadership" | "staff";
            /**
             * @description - `added` 新增 · added
             *     - `removed` 删除 · removed
             *     - `changed` 变更 · changed
             * @enum {string}
             */
            op: "added" | "removed" | "changed";
            key: string;
            name: string;
            fields: {
                field: string;
                from?: unknown;
                to?: unknown;
            }[];
            words: components["schemas"]["Label"];
        };
        /**
         * @description - `added` 新增 · newly added
         *     - `transferredIn` 调入 · transferred in
         *     - `transferredOut` 调出 · transferred out
         *     - `postChanged` 职务变动 · change of post
         *     - `retired` 退休 · retirement
         *     - `establishmentAdjusted` 编制调整 · adjustment of posts
         *     - `unitEstablished` 机构设立 · unit established
         *     - `merged` 合并 · units merged
         *     - `renamed` 更名 · unit renamed
         *     - `abolished` 撤销 · unit abolished
         *     - `correction` 更正 · correction of an error
         * @enum {string}
         */
        ChangeReason: "added" | "transferredIn" | "transferredOut" | "postChanged" | "retired" | "establishmentAdjusted" | "unitEstablished" | "merged" | "renamed" | "abolished" | "correction";
        /**
         * @description - `confirmed` 核实无误 · confirmed as published
         *     - `corrected` 已更正 · corrected
         *     - `toBeCorrected` 属实，正在更正 · true, being corrected
         * @enum {string}
         */
        CheckBackOutcome: "confirmed" | "corrected" | "toBeCorrected";
        /** @description 代码集 · A code list */
        CodeList: {
            id: string;
            zh: string;
            en: string;
            source: string;
            items: {
                code: string;
                zh: string;
                en: string;
                standard?: string;
                aliases?: string[];
            }[];
        };
        /** @description 核实记录 · The ledger entry of a confirmation */
        Confirmation: {
            jurisdiction: string;
            seq: number;
            /** Format: date-time */
            at: string;
            unit: string;
            release: number;
            digest: components["schemas"]["Digest"];
            groups: ("identity" | "establishment" | "leadership" | "staff")[];
        };
        /**
         * @example {
         *       "groups": [
         *         "staff",
         *         "leadership"
         *       ],
         *       "baseRelease": 3
         *     }
         */
        ConfirmationRequest: {
            groups: ("identity" | "establishment" | "leadership" | "staff")[];
            baseRelease: number;
        };
        /** @description 已收下的联署：见证方与检查点 · A cosignature that is kept: the witness, and the checkpoint it is of */
        Cosigned: {
            witness: string;
            seq: number;
        };
        /** @description 数据目录（DCAT 3，JSON-LD） · The data catalogue (DCAT 3, as JSON-LD) */
        DcatCatalog: {
            "@id": string;
            /** @enum {string} */
            "@type": "dcat:Catalog";
            "dcat:service": ({
                "@id": string;
                /** @enum {string} */
                "@type": "dcat:DataService";
            } & {
                [key: string]: unknown;
            })[];
            "dcat:dataset": ({
                "@id": string;
                /** @enum {string} */
                "@type": "dcat:Dataset";
            } & {
                [key: string]: unknown;
            })[];
        } & {
            [key: string]: unknown;
        };
        /** @description SHA-256，小写十六进制 · lower-case hexadecimal SHA-256 */
        Digest: string;
        /** @description 有哪些供数、用什么公钥验证 · Which feeds there are, and the keys they are proven by */
        Discovery: {
            /** @enum {string} */
            protocol: "sunshine-bianzhi/feed/1";
            licence: string;
            feeds: {
                feed: string;
                head: string;
                key: string;
            }[];
            witnesses: string[];
        };
        /** @description 依据文件 · What grants posts or sets up a unit */
        Document: {
            number: string;
            title: string;
            issuer?: string;
            /** Format: date */
            date?: string;
            /** Format: date */
            effective?: string;
        };
        /**
         * @description - `wrongValue` 内容有误 · wrong value
         *     - `contradiction` 前后矛盾 · contradiction
         *     - `duplicate` 重复 · duplicate
         *     - `outdated` 未及时更新 · outdated
         *     - `notExisting` 已不存在 · exists no more
         * @enum {string}
         */
        DoubtKind: "wrongValue" | "contradiction" | "duplicate" | "outdated" | "notExisting";
        /** @description 未予保留的列 · A column that was dropped at the door */
        DroppedColumn: {
            sheet: string;
            column: string | null;
            letter: string | null;
            /**
             * @description - `private` 非公开信息 · private
             *     - `unmapped` 版式中没有的列 · not in the layout
             * @enum {string}
             */
            reason: "private" | "unmapped";
            label: components["schemas"]["Label"] | null;
        };
        /**
         * @description - `administrative` 行政编制 · administrative
         *     - `politicalLegal` 政法专项编制 · political and legal
         *     - `institution` 事业编制 · public institution
         *     - `support` 机关工勤编制 · support staff of organs
         *     - `veteranCadre` 老干部服务编制 · service to retired officials
         *     - `other` 其他专项编制 · other special
         * @enum {string}
         */
        EstablishmentType: "administrative" | "politicalLegal" | "institution" | "support" | "veteranCadre" | "other";
        /** @description 供数首页：到了第几号、状态摘要、文件在哪里 · How far a feed has come, and where its files stand */
        FeedHead: {
            /** @enum {string} */
            protocol: "sunshine-bianzhi/feed/1";
            feed: string;
            epoch: string;
            seq: number;
            minSeq: number;
            batch: number;
            /** Format: date-time */
            at: string;
            counts: {
                jurisdiction: number;
                unit: number;
                staff: number;
                checkBack: number;
            };
            state: {
                digest: components["schemas"]["Digest"];
                buckets: {
                    path: string;
                    sha256: components["schemas"]["Digest"];
                    bytes: number;
                };
            };
            snapshot: {
                seq: number;
                /** Format: date-time */
                at: string;
                manifest: {
                    path: string;
                    sha256: components["schemas"]["Digest"];
                    bytes: number;
                };
            } | null;
            segments: {
                path: string;
                sha256: components["schemas"]["Digest"];
                bytes: number;
                from: number;
                to: number;
                /** Format: date-time */
                at: string;
            }[];
            checkpoint: string;
            cadence: {
                pollSeconds: number;
                snapshotHours: number;
                /** Format: date-time */
                nextSnapshot: string;
            };
            redactions: {
                seq: number;
                /** Format: date-time */
                at: string;
                acknowledged: string[];
            }[];
            origin?: {
                feed: string;
                epoch: string;
                seq: number;
                state: components["schemas"]["Digest"];
            };
        };
        /** @description 一处有误的参数 · One field at fault */
        FieldError: {
            /**
             * @description - `path` 路径 · path
             *     - `query` 查询参数 · query
             *     - `header` 请求头 · header
             *     - `body` 请求体 · body
             * @enum {string}
             */
            in: "path" | "query" | "header" | "body";
            name: string;
            message: string;
            value?: string;
        };
        /**
         * @description - `identity` 基本情况 · identity
         *     - `establishment` 编制 · establishment
         *     - `leadership` 领导职数 · leadership
         *     - `staff` 人员 · staff
         * @enum {string}
         */
        FieldGroup: "identity" | "establishment" | "leadership" | "staff";
        /** @description 定时巡查记入账本的逾期标记 · What the sweep has put on record */
        Flag: {
            /**
             * @description - `stale` 逾期 · stale
             *     - `veryStale` 严重逾期 · very stale
             * @enum {string}
             */
            state: "stale" | "veryStale";
            /** Format: date */
            since: string;
            /** Format: date-time */
            at: string;
        };
        /** @description 更新期限及其依据 · Limits of freshness, and what they rest on */
        FreshnessPolicy: {
            version: string;
            /** Format: date */
            from: string;
            rules: {
                [key: string]: {
                    group: components["schemas"]["FieldGroup"];
                    limit: components["schemas"]["Span"];
                    notice: components["schemas"]["Span"];
                    grace: components["schemas"]["Span"];
                    basis: components["schemas"]["Label"];
                };
            };
            publication: {
                workingDays: number;
                basis: components["schemas"]["Label"];
            };
            batch: {
                months: number;
                changes: number;
                share: number;
                basis: components["schemas"]["Label"];
            };
        };
        FreshnessRow: {
            unit: string;
            name: string;
            state: components["schemas"]["FreshnessState"];
            batch: boolean;
            timeliness: components["schemas"]["Timeliness"] | null;
            groups: {
                group: components["schemas"]["FieldGroup"];
                state: components["schemas"]["FreshnessState"];
                /** Format: date-time */
                changedAt: string;
                /** Format: date-time */
                confirmedAt?: string;
                /** Format: date */
                due: string;
                /** Format: date */
                veryStaleFrom: string;
                provisional: boolean;
                policy: string;
                overdueDays: number;
                /** Format: date-time */
                flaggedAt: string | null;
            }[];
        };
        /**
         * @description 更新状态 · Freshness
         *
         *     - `fresh` 在期限内 · fresh
         *     - `dueSoon` 即将到期 · due soon
         *     - `stale` 逾期 · stale
         *     - `veryStale` 严重逾期 · very stale
         * @enum {string}
         */
        FreshnessState: "fresh" | "dueSoon" | "stale" | "veryStale";
        /**
         * @description - `fullBudget` 财政全额拨款 · fully funded from the budget
         *     - `partialBudget` 财政差额补助 · partly funded from the budget
         *     - `selfFunded` 经费自理 · self-funded
         * @enum {string}
         */
        Funding: "fullBudget" | "partialBudget" | "selfFunded";
        /** @description 编制 · Posts granted to a unit; adjustments are grants of their own */
        Grant: {
            type: components["schemas"]["EstablishmentType"];
            posts: number;
            document?: string;
            /** Format: date */
            from?: string;
        };
        GroupFreshness: {
            group: components["schemas"]["FieldGroup"];
            state: components["schemas"]["FreshnessState"];
            /** Format: date-time */
            changedAt: string;
            /** Format: date-time */
            confirmedAt?: string;
            /** Format: date */
            due: string;
            /** Format: date */
            veryStaleFrom: string;
            provisional: boolean;
            policy: string;
            flag: components["schemas"]["Flag"] | null;
        };
        /** @description 一个县的一行 · One line a county */
        HeadLine: {
            feed: string;
            epoch: string;
            seq: number;
            /** Format: date-time */
            at: string;
            state: components["schemas"]["Digest"];
        };
        Heads: {
            heads: components["schemas"]["HeadLine"][];
        };
        /** @description 一次导入及其将公开的内容 · An import and what it would publish */
        Import: {
            id: components["schemas"]["Digest"];
            /** @description 文件及其读法的摘要：保密审查针对它 · Of the file and how it is read: what a secrecy review is about */
            content: string;
            /** Format: date-time */
            createdAt: string;
            /**
             * @description - `sunshine` 本系统模板 · our own template
             *     - `heze-units` 菏泽市机构名录 · register of units of Heze
             *     - `uk-organograms` 英国政府机构人员表 · British organogram files
             * @enum {string}
             */
            profile: "sunshine" | "heze-units" | "uk-organograms";
            /**
             * @description - `utf-8` UTF-8 · UTF-8
             *     - `gb18030` GB18030 · GB18030
             *     - `windows-1252` Windows-1252 · Windows-1252
             * @enum {string|null}
             */
            encoding: "utf-8" | "gb18030" | "windows-1252" | null;
            counts: {
                rowsIn: number;
                registered: number;
                units: number;
                unchanged: number;
                staff: number;
                refused: {
                    [key: string]: number;
                };
            };
            jurisdictions: {
                code: string;
                /** @description 公开目录版本 · Version of the disclosure catalogue */
                catalogue: string;
                register: {
                    release: number;
                    digest: components["schemas"]["Digest"];
                } | null;
                releases: {
                    unit: string;
                    name: string;
                    release: number;
                    digest: components["schemas"]["Digest"];
                    first: boolean;
                    reason: components["schemas"]["ChangeReason"];
                    changes: {
                        added: number;
                        changed: number;
                        removed: number;
                    };
                }[];
            }[];
            dropped: components["schemas"]["DroppedColumn"][];
            warnings: components["schemas"]["ImportFinding"][];
            warningsLeft: number;
            /** @description 保密审查：公开前须由另一人审查通过 · Secrecy review; nothing is published without it */
            clearance: {
                by: {
                    id: string;
                    name: string;
                };
                /** Format: date-time */
                at: string;
            } | null;
            publication: {
                by: {
                    id: string;
                    name: string;
                };
                reason: components["schemas"]["ChangeReason"] | null;
                /** Format: date-time */
                startedAt: string;
            } | null;
        };
        ImportFault: {
            /**
             * @description - `path` 路径 · path
             *     - `query` 查询参数 · query
             *     - `header` 请求头 · header
             *     - `body` 请求体 · body
             * @enum {string}
             */
            in: "path" | "query" | "header" | "body";
            name: string;
            message: string;
            value?: string;
            code: string;
            sheet: string | null;
            row: number | null;
            column: string | null;
            letter: string | null;
            expected: components["schemas"]["Label"] | null;
        };
        /** @description 导入中的一处错误或提示 · One error or remark of an import, at its cell */
        ImportFinding: {
            /**
             * @description - `error` 错误 · error
             *     - `warning` 提示 · remark
             * @enum {string}
             */
            severity: "error" | "warning";
            code: string;
            sheet: string | null;
            row: number | null;
            column: string | null;
            letter: string | null;
            value: string | null;
            expected: components["schemas"]["Label"] | null;
            message: components["schemas"]["Label"];
            more: number;
        };
        ImportProblem: {
            type: string;
            title: string;
            status: number;
            detail?: string;
            instance?: string;
            errors: components["schemas"]["ImportFault"][];
            errorsLeft: number;
            warnings: components["schemas"]["ImportFinding"][];
            dropped: components["schemas"]["DroppedColumn"][];
        };
        /** @description 一个行政区划的公开情况 · A jurisdiction’s public figures */
        Jurisdiction: {
            code: string;
            name: string;
            profile: {
                roster: components["schemas"]["Roster"];
                decision?: components["schemas"]["Document"];
                assessment?: {
                    number: string;
                    /** Format: date */
                    date: string;
                };
            };
            register: {
                release: number;
                digest: components["schemas"]["Digest"];
            };
            coverage: {
                registered: number;
                published: number;
                stages: {
                    [key: string]: number;
                };
                withheld: {
                    [key: string]: number;
                };
            };
            staff: number;
            totals: components["schemas"]["Totals"];
            overUnits: number;
            freshness: {
                [key: string]: number;
            };
            batchUnits: number;
            burst: components["schemas"]["Burst"] | null;
            timeliness: components["schemas"]["Timeliness"] | null;
            freshnessPolicy: components["schemas"]["FreshnessPolicy"];
            accuracy: components["schemas"]["Accuracy"];
        };
        JurisdictionRow: {
            code: string;
            name: string;
            registered: number;
            published: number;
            staff: number;
            totals: components["schemas"]["Totals"];
            accuracy: components["schemas"]["Accuracy"];
            timeliness: components["schemas"]["Timeliness"] | null;
            seq: number;
            digest: components["schemas"]["Digest"];
            /** Format: date-time */
            updatedAt: string;
        };
        Label: {
            zh: string;
            en: string;
        };
        /** @description 领导职数 · Leading posts authorised and filled */
        Leadership: {
            post: components["schemas"]["LeadershipPost"];
            posts: number;
            inPost: number;
            document?: string;
        };
        /**
         * @description - `chief` 正职 · head of unit
         *     - `deputy` 副职 · deputy head of unit
         *     - `internalChief` 内设机构正职 · head of internal division
         *     - `internalDeputy` 内设机构副职 · deputy head of internal division
         * @enum {string}
         */
        LeadershipPost: "chief" | "deputy" | "internalChief" | "internalDeputy";
        /** @description 账目 · An entry of the ledger */
        LedgerEntry: {
            jurisdiction: string;
            seq: number;
            /** Format: date-time */
            at: string;
            previous: components["schemas"]["Digest"] | null;
            /** @enum {string} */
            kind: "register";
            release: number;
            digest: components["schemas"]["Digest"];
        } | {
            jurisdiction: string;
            seq: number;
            /** Format: date-time */
            at: string;
            previous: components["schemas"]["Digest"] | null;
            /** @enum {string} */
            kind: "publish";
            unit: string;
            release: number;
            digest: components["schemas"]["Digest"];
            reason: components["schemas"]["ChangeReason"];
        } | {
            jurisdiction: string;
            seq: number;
            /** Format: date-time */
            at: string;
            previous: components["schemas"]["Digest"] | null;
            /** @enum {string} */
            kind: "confirm";
            unit: string;
            release: number;
            digest: components["schemas"]["Digest"];
            groups: components["schemas"]["FieldGroup"][];
        } | {
            jurisdiction: string;
            seq: number;
            /** Format: date-time */
            at: string;
            previous: components["schemas"]["Digest"] | null;
            /** @enum {string} */
            kind: "flag";
            unit: string;
            group: components["schemas"]["FieldGroup"];
            /**
             * @description - `stale` 逾期 · stale
             *     - `veryStale` 严重逾期 · very stale
             * @enum {string}
             */
            state: "stale" | "veryStale";
            /** Format: date */
            since: string;
            policy: string;
        } | {
            jurisdiction: string;
            seq: number;
            /** Format: date-time */
            at: string;
            previous: components["schemas"]["Digest"] | null;
            /** @enum {string} */
            kind: "takeDown";
            unit: string;
            releases: number[];
            digests: components["schemas"]["Digest"][];
            reason: components["schemas"]["TakedownReason"];
        } | {
            jurisdiction: string;
            seq: number;
            /** Format: date-time */
            at: string;
            previous: components["schemas"]["Digest"] | null;
            /** @enum {string} */
            kind: "checkBack";
            unit: string;
            check: string;
            record: {
                /**
                 * @description - `unit` 机构 · unit
                 *     - `staff` 人员 · person
                 * @enum {string}
                 */
                type: "unit" | "staff";
                id: string;
            };
            by: string;
            doubt: components["schemas"]["DoubtKind"];
            /** Format: date */
            due: string;
            outcome: components["schemas"]["CheckBackOutcome"] | null;
            answer: string;
        };
        /** @description 许可、所示状态的账目序号及其摘要 · Licence, and the number and digest of the entry whose state is shown */
        Meta: {
            licence: string;
            jurisdiction?: string;
            seq?: number;
            digest?: components["schemas"]["Digest"];
            /** Format: date-time */
            at?: string;
            asOf?: string;
            total?: number;
            release?: number;
            document?: components["schemas"]["Digest"];
            from?: number;
            to?: number;
        };
        /** @description 由所问的县改列：版本、施行日期、依据 · Classed so by the county asked about */
        NarrowedField: {
            version: string;
            /** Format: date */
            from: string;
            basis: components["schemas"]["Label"];
        };
        /** @description 制度文件 · A policy document */
        PolicyDocument: {
            id: string;
            number: string;
            title: string;
            issuer: string;
            /** Format: date */
            date: string;
            /** Format: date */
            effective?: string;
            digest: components["schemas"]["Digest"];
            bytes: number;
            /** @description 文件地址；撤下后为 null · Where the file is; null once taken down */
            path: string | null;
            /** @description 废止或撤下 · Repealed, or taken down */
            ended: {
                kind: components["schemas"]["PolicyEnd"];
                /** Format: date */
                on: string;
                reason: string;
            } | null;
            /** @description 依据此文件的规则版本 · Versions of rules that rest on it */
            rules: {
                kind: components["schemas"]["RuleKind"];
                number: number;
                /** Format: date */
                from: string;
                name: components["schemas"]["Label"];
            }[];
        };
        /**
         * @description - `repealed` 废止 · repealed
         *     - `takenDown` 撤下 · taken down
         * @enum {string}
         */
        PolicyEnd: "repealed" | "takenDown";
        /** @description 问题说明（RFC 9457） · Problem details (RFC 9457) */
        Problem: {
            type: string;
            title: string;
            status: number;
            detail?: string;
            instance?: string;
            errors?: components["schemas"]["FieldError"][];
        };
        /** @description 公开进度 · How far an import has been published */
        Publication: {
            id: components["schemas"]["Digest"];
            done: boolean;
            published: number;
            of: number;
            reason: components["schemas"]["ChangeReason"] | null;
            ledgers: {
                jurisdiction: string;
                from: number;
                to: number;
                entries: number;
            }[];
        };
        /** @description 校核案件与答复期限 · The case that it has become, and by when it is answered */
        RaisedDoubt: {
            checkBack: string;
            /** Format: date */
            due: string;
        };
        /** @description 发布版本 · Exactly what was published */
        ReleaseDocument: {
            /** @enum {string} */
            schema: "sunshine-bianzhi/release/1";
            licence: string;
            catalogue: string;
            jurisdiction: string;
            unit: components["schemas"]["Unit"];
            grants: components["schemas"]["Grant"][];
            strength: components["schemas"]["Strength"][];
            leadership: components["schemas"]["Leadership"][];
            staff: components["schemas"]["Staff"][];
            roster: components["schemas"]["Roster"];
            documents: components["schemas"]["Document"][];
        };
        /** @description 发布或核实 · A release, or its confirmation without change */
        ReleaseEntry: {
            jurisdiction: string;
            seq: number;
            /** Format: date-time */
            at: string;
            previous: components["schemas"]["Digest"] | null;
            /** @enum {string} */
            kind: "publish";
            unit: string;
            release: number;
            digest: components["schemas"]["Digest"];
            reason: components["schemas"]["ChangeReason"];
            takenDown?: components["schemas"]["TakedownStub"];
        } | {
            jurisdiction: string;
            seq: number;
            /** Format: date-time */
            at: string;
            previous: components["schemas"]["Digest"] | null;
            /** @enum {string} */
            kind: "confirm";
            unit: string;
            release: number;
            digest: components["schemas"]["Digest"];
            groups: components["schemas"]["FieldGroup"][];
            takenDown?: components["schemas"]["TakedownStub"];
        };
        /**
         * @description - `notStarted` 未开展 · not started
         *     - `pilot` 试点 · pilot
         *     - `running` 正式运行 · running
         * @enum {string}
         */
        RolloutStage: "notStarted" | "pilot" | "running";
        /**
         * @description 公布全部在编人员，或只公布负责人 · Everyone, or heads of unit only
         *
         *     - `full` 全体在编人员 · everyone
         *     - `heads` 仅主要负责人 · heads of unit only
         * @enum {string}
         */
        Roster: "full" | "heads";
        /**
         * @description - `clocks` 办理期限 · deadlines
         *     - `workflow` 办理程序 · procedure
         *     - `examination` 查审规则 · examination
         *     - `calendar` 工作日校正 · working days
         *     - `points` 免费查询点 · query points
         *     - `disclosureClocks` 依申请公开期限 · disclosure on request
         *     - `freshness` 公开时效 · freshness
         *     - `committees` 领导小组与专班 · committees
         *     - `catalogue` 公开目录 · disclosure catalogue
         * @enum {string}
         */
        RuleKind: "clocks" | "workflow" | "examination" | "calendar" | "points" | "disclosureClocks" | "freshness" | "committees" | "catalogue";
        /**
         * @description - `unknown` 未知的性别 · unknown
         *     - `male` 男性 · male
         *     - `female` 女性 · female
         *     - `unspecified` 未说明的性别 · not stated
         * @enum {string}
         */
        Sex: "unknown" | "male" | "female" | "unspecified";
        /** @description 工作日或月 · Working days, or months */
        Span: {
            workingDays: number;
        } | {
            months: number;
        };
        /** @description 在编人员 · A person on the establishment */
        Staff: {
            id: string;
            name: string;
            sex?: components["schemas"]["Sex"];
            department?: string;
            post?: string;
            level?: string;
            type: components["schemas"]["EstablishmentType"];
            status: components["schemas"]["StaffStatus"];
            /** Format: date */
            since?: string;
            head: boolean;
        };
        /** @description 人员及其单位 · A person and the unit */
        StaffRow: {
            id: string;
            name: string;
            sex?: components["schemas"]["Sex"];
            department?: string;
            post?: string;
            level?: string;
            type: components["schemas"]["EstablishmentType"];
            status: components["schemas"]["StaffStatus"];
            /** Format: date */
            since?: string;
            head: boolean;
            unit: {
                id: string;
                name: string;
            };
        };
        /**
         * @description - `atPost` 在编在岗 · on the establishment, at work
         *     - `offPost` 在编不在岗 · on the establishment, not at work
         *     - `seconded` 借调 · seconded elsewhere
         *     - `attached` 挂职 · on temporary assignment
         *     - `training` 培训 · in training
         *     - `sickLeave` 病假 · on sick leave
         *     - `internallyRetired` 离岗退养 · retired from the post, kept on the establishment
         *     - `left` 退出 · left the establishment
         * @enum {string}
         */
        StaffStatus: "atPost" | "offPost" | "seconded" | "attached" | "training" | "sickLeave" | "internallyRetired" | "left";
        StatisticsRow: {
            key: string;
            label: components["schemas"]["Label"];
            units: number;
            establishment: number;
            inPost: number;
            listedApart: number;
            over: number;
            vacant: number;
            timeliness: components["schemas"]["Timeliness"] | null;
        };
        /** @description 实有与单列 · Persons in post, those listed apart included */
        Strength: {
            type: components["schemas"]["EstablishmentType"];
            inPost: number;
            listedApart: number;
        };
        /**
         * @description - `secrecy` 涉密 · secrecy
         *     - `privacy` 隐私 · privacy
         *     - `error` 差错 · error
         * @enum {string}
         */
        TakedownReason: "secrecy" | "privacy" | "error";
        /** @description 撤下说明 · When and why it was taken down */
        TakedownStub: {
            /** Format: date-time */
            at: string;
            reason: components["schemas"]["TakedownReason"];
            label: components["schemas"]["Label"];
        };
        /** @description 及时率：按更新规则在期限内的部分数与应更新的部分数 · Parts within their limit, of all that are published */
        Timeliness: {
            inTime: number;
            groups: number;
            share: number;
            policy: string;
        };
        /** @description 编制、实有、单列、超编、空编合计 · Sums over types */
        Totals: {
            establishment: number;
            inPost: number;
            listedApart: number;
            over: number;
            vacant: number;
        };
        /** @description 一类编制的核定与实有 · One establishment type of a unit */
        TypeFigures: {
            type: components["schemas"]["EstablishmentType"];
            establishment: number;
            inPost: number;
            listedApart: number;
            over: number;
            vacant: number;
        };
        /** @description 机构 · Who a unit is */
        Unit: {
            id: string;
            name: string;
            otherNames: string[];
            creditCode?: string;
            localCode?: string;
            category: components["schemas"]["UnitCategory"];
            level: components["schemas"]["UnitLevel"];
            funding?: components["schemas"]["Funding"];
            parent?: string;
            system?: string;
            address?: string;
            officePhone?: string;
            officeHours?: string;
            duties: string[];
            internalUnits: string[];
        };
        /**
         * @description - `partyOrgan` 党委工作机关 · Party committee organ
         *     - `disciplineSupervision` 纪委监委机关 · discipline inspection and supervision organ
         *     - `peoplesCongress` 人大机关 · people's congress organ
         *     - `governmentDepartment` 政府工作部门 · government department
         *     - `politicalConsultative` 政协机关 · political consultative conference organ
         *     - `court` 审判机关 · people's court
         *     - `procuratorate` 检察机关 · people's procuratorate
         *     - `democraticParty` 民主党派机关 · democratic party organ
         *     - `massOrganisation` 群众团体机关 · mass organisation organ
         *     - `township` 乡镇机关 · township organ
         *     - `subdistrict` 街道机关 · subdistrict organ
         *     - `dispatchedOrgan` 派出机构 · dispatched organ
         *     - `verticallyManaged` 垂管机构 · vertically managed organ
         *     - `institutionCivilServantLaw` 参照公务员法管理 · public institution under the Civil Servant Law
         *     - `institutionClassOne` 公益一类 · public institution, public welfare class I
         *     - `institutionClassTwo` 公益二类 · public institution, public welfare class II
         *     - `institutionUnclassified` 暂未分类 · public institution, not yet classified
         * @enum {string}
         */
        UnitCategory: "partyOrgan" | "disciplineSupervision" | "peoplesCongress" | "governmentDepartment" | "politicalConsultative" | "court" | "procuratorate" | "democraticParty" | "massOrganisation" | "township" | "subdistrict" | "dispatchedOrgan" | "verticallyManaged" | "institutionCivilServantLaw" | "institutionClassOne" | "institutionClassTwo" | "institutionUnclassified";
        /**
         * @description - `chiefMinisterial` 正部级 · ministerial level
         *     - `deputyMinisterial` 副部级 · deputy ministerial level
         *     - `chiefBureau` 正厅级 · bureau level
         *     - `deputyBureau` 副厅级 · deputy bureau level
         *     - `chiefDivision` 正处级 · division (county) level
         *     - `deputyDivision` 副处级 · deputy division (county) level
         *     - `chiefSection` 正科级 · section (township) level
         *     - `deputySection` 副科级 · deputy section (township) level
         *     - `subSection` 股级 · sub-section level
         *     - `unranked` 未定级 · no level set
         * @enum {string}
         */
        UnitLevel: "chiefMinisterial" | "deputyMinisterial" | "chiefBureau" | "deputyBureau" | "chiefDivision" | "deputyDivision" | "chiefSection" | "deputySection" | "subSection" | "unranked";
        /** @description 机构 · A unit */
        UnitPage: {
            id: string;
            name: string;
            creditCode?: string;
            localCode?: string;
            category: components["schemas"]["UnitCategory"];
            level: components["schemas"]["UnitLevel"];
            parent?: string;
            system?: string;
            stage: components["schemas"]["RolloutStage"];
            withheld?: components["schemas"]["WithholdingReason"];
            otherNames: string[];
            funding?: components["schemas"]["Funding"];
            registered: boolean;
            /**
             * @description - `published` 已公开 · published
             *     - `unpublished` 未公开 · not published
             * @enum {string}
             */
            status: "published" | "unpublished";
            figures: components["schemas"]["TypeFigures"][];
            totals: components["schemas"]["Totals"];
            leadersOver: number;
            staff: number;
            release: number | null;
            digest: components["schemas"]["Digest"] | null;
            /** Format: date-time */
            updatedAt: string | null;
            timeliness: components["schemas"]["Timeliness"] | null;
            flags: {
                identity?: components["schemas"]["Flag"];
                establishment?: components["schemas"]["Flag"];
                leadership?: components["schemas"]["Flag"];
                staff?: components["schemas"]["Flag"];
            };
            batch: boolean;
            takenDown?: components["schemas"]["TakedownStub"];
            freshness: components["schemas"]["GroupFreshness"][] | null;
            address?: string;
            officePhone?: string;
            officeHours?: string;
            duties?: string[];
            internalUnits?: string[];
            roster?: components["schemas"]["Roster"];
            grants?: components["schemas"]["Grant"][];
            strength?: components["schemas"]["Strength"][];
            leadership?: components["schemas"]["Leadership"][];
            documents?: components["schemas"]["Document"][];
            heads?: components["schemas"]["Staff"][];
            burst?: components["schemas"]["Burst"] | null;
            /** @description 文件成文到公开的工作日数 · Working days from the document to its publication */
            lag?: {
                document: string;
                days: number;
                limit: number;
                late: boolean;
                provisional: boolean;
            } | null;
        };
        /** @description 列表中的机构 · A unit in a list */
        UnitRow: {
            id: string;
            name: string;
            creditCode?: string;
            localCode?: string;
            category: components["schemas"]["UnitCategory"];
            level: components["schemas"]["UnitLevel"];
            parent?: string;
            system?: string;
            stage: components["schemas"]["RolloutStage"];
            withheld?: components["schemas"]["WithholdingReason"];
            otherNames: string[];
            funding?: components["schemas"]["Funding"];
            registered: boolean;
            /**
             * @description - `published` 已公开 · published
             *     - `unpublished` 未公开 · not published
             * @enum {string}
             */
            status: "published" | "unpublished";
            figures: components["schemas"]["TypeFigures"][];
            totals: components["schemas"]["Totals"];
            leadersOver: number;
            staff: number;
            release: number | null;
            digest: components["schemas"]["Digest"] | null;
            /** Format: date-time */
            updatedAt: string | null;
            timeliness: components["schemas"]["Timeliness"] | null;
            flags: {
                identity?: components["schemas"]["Flag"];
                establishment?: components["schemas"]["Flag"];
                leadership?: components["schemas"]["Flag"];
                staff?: components["schemas"]["Flag"];
            };
            batch: boolean;
            takenDown?: components["schemas"]["TakedownStub"];
            freshness: {
                state: components["schemas"]["FreshnessState"];
                /** Format: date */
                due: string;
                provisional: boolean;
            } | null;
        };
        /**
         * @description - `exempt` 依法不公开 · exempt by law
         *     - `inDispute` 有异议处理中 · objection being handled
         *     - `returned` 退回修改 · returned for correction
         *     - `late` 逾期未报 · overdue
         *     - `preparing` 整理中 · in preparation
         * @enum {string}
         */
        WithholdingReason: "exempt" | "inDispute" | "returned" | "late" | "preparing";
    };
    responses: {
        /** @description 参数有误；errors 逐项列出全部问题。 · Invalid parameters; `errors` names every fault at once. */
        Problem400: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "about:blank",
                 *       "title": "参数有误 · Invalid parameters",
                 *       "status": 400,
                 *       "detail": "2 处需要更正 · 2 to correct",
                 *       "errors": [
                 *         {
                 *           "in": "query",
                 *           "name": "limit",
                 *           "message": "至少 1 条 · At least 1",
                 *           "value": "0"
                 *         },
                 *         {
                 *           "in": "query",
                 *           "name": "offset",
                 *           "message": "没有这个参数 · Unknown parameter"
                 *         }
                 *       ]
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description 未登录或令牌无效。 · No access token, or not a valid one. */
        Problem401: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "about:blank",
                 *       "title": "需要登录 · Authentication needed",
                 *       "status": 401,
                 *       "detail": "请求没有访问令牌 · The request has no access token"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description 令牌有效，但无权办理。 · A valid token without the right to do this. */
        Problem403: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "about:blank",
                 *       "title": "无权办理 · Not allowed",
                 *       "status": 403,
                 *       "detail": "需要 990000 的角色 publisher · The role publisher for 990000 is needed"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description 没有这一项。 · There is no such thing. */
        Problem404: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "about:blank",
                 *       "title": "没有找到 · Not found",
                 *       "status": 404,
                 *       "detail": "没有登记单位 none · No unit none is registered"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description 与当前状态冲突。 · In conflict with the present state. */
        Problem409: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "about:blank",
                 *       "title": "所依据的版本已变动 · The base has moved on",
                 *       "status": 409,
                 *       "detail": "1 处在此期间另有公开，请重新导入后再公开 · Published by others meanwhile; import again, then publish",
                 *       "errors": [
                 *         {
                 *           "in": "body",
                 *           "name": "u-990000-hx6taf8zhyw8",
                 *           "message": "单位的第 2 版已存在 · Release 2 stands already"
                 *         }
                 *       ]
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description 已撤下或已过保存期；只说明何时、为何，或改取何处。 · Taken down, or no longer kept; says when and why, or what to take instead, and nothing of the content. */
        Problem410: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "about:blank",
                 *       "title": "已撤下 · Taken down",
                 *       "status": 410,
                 *       "detail": "该版本因隐私于 2026-11-24 撤下（账目 1067） · Taken down on 2026-11-24 for privacy (entry 1067)"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description 文件过大，或解压后过大。 · The file is too large, or unpacks to too much. */
        Problem413: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "about:blank",
                 *       "title": "文件无法读取 · The file cannot be read",
                 *       "status": 413,
                 *       "detail": "文件超过 4 MB，请按表拆分后分别导入 · The file is larger than 4 MB: split it by table",
                 *       "errors": [
                 *         {
                 *           "in": "body",
                 *           "name": "tooLarge",
                 *           "message": "文件超过 4 MB，请按表拆分后分别导入 · The file is larger than 4 MB: split it by table"
                 *         }
                 *       ]
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description 文件可读，但内容有误；errors 逐处列出。 · The file can be read but its content is wrong; `errors` names every place. */
        Problem422: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "about:blank",
                 *       "title": "文件内容有误，未导入 · The file has errors; nothing was imported",
                 *       "status": 422,
                 *       "detail": "2 处需要更正 · 2 to correct",
                 *       "errors": [
                 *         {
                 *           "in": "body",
                 *           "name": "单位!B2",
                 *           "message": "必填项为空 · Must not be empty",
                 *           "code": "missing",
                 *           "sheet": "单位",
                 *           "row": 2,
                 *           "column": "机构名称",
                 *           "letter": "B",
                 *           "expected": {
                 *             "zh": "名称，不超过 100 个字符，不含“#”",
                 *             "en": "a name of at most 100 characters without “#”"
                 *           }
                 *         },
                 *         {
                 *           "in": "body",
                 *           "name": "单位!C2",
                 *           "message": "不是“机构类别”中的值 · Not a value of the list “unit category”",
                 *           "value": "不存在的类别",
                 *           "code": "badCode",
                 *           "sheet": "单位",
                 *           "row": 2,
                 *           "column": "机构类别",
                 *           "letter": "C",
                 *           "expected": {
                 *             "zh": "党委工作机关、纪委监委机关、人大机关、政府工作部门、政协机关、审判机关、检察机关、民主党派机关、群众团体机关、乡镇机关、街道机关、派出机构、垂管机构、参照公务员法管理、公益一类、公益二类、暂未分类",
                 *             "en": "Party committee organ, discipline inspection and supervision organ, people's congress organ, government department, political consultative conference organ, people's court, people's procuratorate, democratic party organ, mass organisation organ, township organ, subdistrict organ, dispatched organ, vertically managed organ, public institution under the Civil Servant Law, public institution, public welfare class I, public institution, public welfare class II, public institution, not yet classified"
                 *           }
                 *         }
                 *       ],
                 *       "errorsLeft": 0,
                 *       "warnings": [],
                 *       "dropped": []
                 *     }
                 */
                "application/problem+json": components["schemas"]["ImportProblem"];
            };
        };
        /** @description 服务出错，已记录。 · A fault of the server; it has been recorded. */
        Problem500: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "about:blank",
                 *       "title": "系统出错 · Internal error",
                 *       "status": 500,
                 *       "detail": "请稍后再试，并告知编号 8f14e45f · Try again later, and tell us 8f14e45f"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: {
        /**
         * @description 强校验标签；下次请求放入 If-None-Match，未变则答 304。 · Strong validator: send it as If-None-Match and get 304 while nothing has changed.
         * @example "tYV0l2x0pG0"
         */
        ETag: string;
        /**
         * @description 可缓存多久。 · How long the answer may be kept.
         * @example public, max-age=60, stale-while-revalidate=86400
         */
        "Cache-Control": string;
        /**
         * @description 下一页（rel="next"）与许可（rel="license"），见 RFC 8288。 · The next page (rel="next") and the licence (rel="license"), RFC 8288.
         * @example </v1/jurisdictions/420923/units?limit=100&cursor=MTAw>; rel="next", <https://creativecommons.org/licenses/by/4.0/>; rel="license"
         */
        Link: string;
        /**
         * @description 下一次取变更所用的 after。 · The `after` to go on with.
         * @example 1216
         */
        "Feed-Next": number;
        /**
         * @description 本答复所依据的台账序号：同一序号下的答复彼此一致。 · The ledger entry this answer rests on: answers of the same number fit together.
         * @example 1204
         */
        "Sunshine-Seq": number;
        /**
         * @description 所依据的台账记录或公开文件的 SHA-256（小写十六进制）。 · SHA-256 of the ledger entry or release document it rests on, lower-case hexadecimal.
         * @example 2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae
         */
        "Sunshine-Digest": string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listJurisdictions: {
        parameters: {
            query?: {
                /** @description 每页条数 · Rows a page */
                limit?: number;
                /** @description 上一页的 next；其余参数须相同 · `next` of the page before, with the same other parameters */
                cursor?: string;
                /** @description 表示形式 · Representation */
                format?: "json" | "csv";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功。 · Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "code": "420923",
                     *           "name": "云梦县（演示数据）",
                     *           "registered": 398,
                     *           "published": 379,
                     *           "staff": 11137,
                     *           "totals": {
                     *             "establishment": 11638,
                     *             "inPost": 11137,
                     *             "listedApart": 16,
                     *             "over": 17,
                     *             "vacant": 534
                     *           },
                     *           "accuracy": {
                     *             "corrections": 8,
                     *             "records": 11516,
                     *             "rate": 0.0006946856547412296
                     *           },
                     *           "timeliness": {
                     *             "inTime": 1449,
                     *             "groups": 1516,
                     *             "share": 0.9558047493403694,
                     *             "policy": "2026-01"
                     *           },
                     *           "seq": 1071,
                     *           "digest": "02a014518c5608a6afa6d05e767424a06f0eb7a45e841cda087e10ee87da0c9e",
                     *           "updatedAt": "2026-11-30T16:02:00.000Z"
                     *         }
                     *       ],
                     *       "meta": {
                     *         "licence": "CC-BY-4.0",
                     *         "total": 1
                     *       }
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["JurisdictionRow"][];
                        meta: components["schemas"]["Meta"];
                        /** @description 下一页的 cursor · `cursor` of the next page */
                        next?: string;
                    };
                    /**
                     * @example 行政区划代码,名称,公开义务人,已公开,公开人数,编制数,实有人数,超编,空编,更正次数,更正率,及时率,账目序号,更新时间
                     *     420923,云梦县（演示数据）,398,379,11137,11638,11137,17,534,8,0.0006946856547412296,0.9558047493403694,1071,2026-11-30T16:02:00.000Z
                     */
                    "text/csv": string;
                };
            };
            /** @description 与 If-None-Match 所示相同，没有变化。 · Not modified: what If-None-Match names still stands. */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            500: components["responses"]["Problem500"];
        };
    };
    getJurisdiction: {
        parameters: {
            query?: {
                /** @description 截至某日终了（北京时间）或某时刻的状态 · The state at the end of a day in China, or at an instant */
                asOf?: string;
            };
            header?: never;
            path: {
                /** @description 行政区划代码（GB/T 2260） · Code of the jurisdiction */
                jurisdiction: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功。 · Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    Link: components["headers"]["Link"];
                    "Sunshine-Seq": components["headers"]["Sunshine-Seq"];
                    "Sunshine-Digest": components["headers"]["Sunshine-Digest"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": {
                     *         "code": "420923",
                     *         "name": "云梦县（演示数据）",
                     *         "profile": {
                     *           "roster": "full",
                     *           "decision": {
                     *             "number": "云编发〔2025〕演示1号",
                     *             "title": "关于公开在编人员名册的决定（演示）",
                     *             "issuer": "中共云梦县委机构编制委员会（演示）",
                     *             "date": "2025-09-05",
                     *             "effective": "2025-09-27"
                     *           },
                     *           "assessment": {
                     *             "number": "演示评估〔2025〕1号",
                     *             "date": "2025-08-28"
                     *           }
                     *         },
                     *         "register": {
                     *           "release": 3,
                     *           "digest": "b178a1d27d617c34d35275550c7639b020c2072f512551465ca4bbcfa9a66dfc"
                     *         },
                     *         "coverage": {
                     *           "registered": 398,
                     *           "published": 379,
                     *           "stages": {
                     *             "running": 389,
                     *             "notStarted": 7,
                     *             "pilot": 2
                     *           },
                     *           "withheld": {
                     *             "late": 5,
                     *             "exempt": 4,
                     *             "returned": 4,
                     *             "inDispute": 3,
                     *             "preparing": 3
                     *           }
                     *         },
                     *         "staff": 11137,
                     *         "totals": {
                     *           "establishment": 11638,
                     *           "inPost": 11137,
                     *           "listedApart": 16,
                     *           "over": 17,
                     *           "vacant": 534
                     *         },
                     *         "overUnits": 6,
                     *         "freshness": {
                     *           "stale": 26,
                     *           "fresh": 319,
                     *           "dueSoon": 24,
                     *           "veryStale": 10
                     *         },
                     *         "batchUnits": 3,
                     *         "burst": {
                     *           "day": "2026-10-16",
                     *           "changes": 370,
                     *           "total": 576,
                     *           "share": 0.6423611111111112,
                     *           "batch": true
                     *         },
                     *         "timeliness": {
                     *           "inTime": 1449,
                     *           "groups": 1516,
                     *           "share": 0.9558047493403694,
                     *           "policy": "2026-01"
                     *         },
                     *         "freshnessPolicy": {
                     *           "version": "2026-01",
                     *           "from": "2026-01-01",
                     *           "rules": {
                     *             "identity": {
                     *               "group": "identity",
                     *               "limit": {
                     *                 "months": 12
                     *               },
                     *               "notice": {
                     *                 "workingDays": 10
                     *               },
                     *               "grace": {
                     *                 "workingDays": 20
                     *               },
                     *               "basis": {
                     *                 "zh": "机构编制实名制年度核对惯例",
                     *                 "en": "yearly check of the real-name register (practice)"
                     *               }
                     *             },
                     *             "establishment": {
                     *               "group": "establishment",
                     *               "limit": {
                     *                 "months": 6
                     *               },
                     *               "notice": {
                     *                 "workingDays": 10
                     *               },
                     *               "grace": {
                     *                 "workingDays": 20
                     *               },
                     *               "basis": {
                     *                 "zh": "机构编制信息半年更新惯例",
                     *                 "en": "half-yearly update of establishment data (practice)"
                     *               }
                     *             },
                     *             "leadership": {
                     *               "group": "leadership",
                     *               "limit": {
                     *                 "months": 3
                     *               },
                     *               "notice": {
                     *                 "workingDays": 10
                     *               },
                     *               "grace": {
                     *                 "workingDays": 20
                     *               },
                     *               "basis": {
                     *                 "zh": "季度核实惯例",
                     *                 "en": "quarterly confirmation (practice)"
                     *               }
                     *             },
                     *             "staff": {
                     *               "group": "staff",
                     *               "limit": {
                     *                 "months": 3
                     *               },
                     *               "notice": {
                     *                 "workingDays": 10
                     *               },
                     *               "grace": {
                     *                 "workingDays": 20
                     *               },
                     *               "basis": {
                     *                 "zh": "季度核实惯例",
                     *                 "en": "quarterly confirmation (practice)"
                     *               }
                     *             }
                     *           },
                     *           "publication": {
                     *             "workingDays": 20,
                     *             "basis": {
                     *               "zh": "政府信息公开条例 26",
                     *               "en": "Regulations on Open Government Information, art. 26"
                     *             }
                     *           },
                     *           "batch": {
                     *             "months": 12,
                     *             "changes": 10,
                     *             "share": 0.5,
                     *             "basis": {
                     *               "zh": "本系统的提示办法，不是对单位的结论",
                     *               "en": "a hint this system gives, no finding about a unit"
                     *             }
                     *           }
                     *         },
                     *         "accuracy": {
                     *           "corrections": 8,
                     *           "records": 11516,
                     *           "rate": 0.0006946856547412296
                     *         }
                     *       },
                     *       "meta": {
                     *         "licence": "CC-BY-4.0",
                     *         "jurisdiction": "420923",
                     *         "seq": 1071,
                     *         "digest": "02a014518c5608a6afa6d05e767424a06f0eb7a45e841cda087e10ee87da0c9e",
                     *         "at": "2026-11-30T16:02:00.000Z"
                     *       }
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["Jurisdiction"];
                        meta: components["schemas"]["Meta"];
                    };
                };
            };
            /** @description 与 If-None-Match 所示相同，没有变化。 · Not modified: what If-None-Match names still stands. */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            500: components["responses"]["Problem500"];
        };
    };
    listUnits: {
        parameters: {
            query?: {
                /** @description 每页条数 · Rows a page */
                limit?: number;
                /** @description 上一页的 next；其余参数须相同 · `next` of the page before, with the same other parameters */
                cursor?: string;
                /** @description 表示形式 · Representation */
                format?: "json" | "csv";
                /** @description 截至某日终了（北京时间）或某时刻的状态 · The state at the end of a day in China, or at an instant */
                asOf?: string;
                /** @description 名称中的文字 · Part of the name */
                q?: string;
                /** @description 有此类编制 · Has posts or persons of this type */
                type?: "administrative" | "politicalLegal" | "institution" | "support" | "veteranCadre" | "other";
                /** @description 机构类别 · Category */
                category?: "partyOrgan" | "disciplineSupervision" | "peoplesCongress" | "governmentDepartment" | "politicalConsultative" | "court" | "procuratorate" | "democraticParty" | "massOrganisation" | "township" | "subdistrict" | "dispatchedOrgan" | "verticallyManaged" | "institutionCivilServantLaw" | "institutionClassOne" | "institutionClassTwo" | "institutionUnclassified";
                /** @description 机构规格 · Level */
                level?: "chiefMinisterial" | "deputyMinisterial" | "chiefBureau" | "deputyBureau" | "chiefDivision" | "deputyDivision" | "chiefSection" | "deputySection" | "subSection" | "unranked";
                /** @description 上级单位 · Parent unit */
                parent?: string;
                /** @description 所在系统 · System */
                system?: string;
                /** @description 公开阶段 · Stage of the roll-out */
                stage?: "notStarted" | "pilot" | "running";
                /** @description 是否已公开 · Published or not */
                status?: "published" | "unpublished";
                /** @description 更新状态 · Freshness state */
                freshness?: "fresh" | "dueSoon" | "stale" | "veryStale";
                /** @description 超编 · Over strength */
                over?: boolean;
                /** @description 空编 · Has vacant posts */
                vacant?: boolean;
                /** @description 排序，- 为倒序 · Order, - for descending */
                sort?: "id" | "-id" | "name" | "-name" | "level" | "-level" | "strength" | "-strength" | "over" | "-over" | "vacant" | "-vacant" | "updated" | "-updated" | "due" | "-due";
            };
            header?: never;
            path: {
                /** @description 行政区划代码（GB/T 2260） · Code of the jurisdiction */
                jurisdiction: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功。 · Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    Link: components["headers"]["Link"];
                    "Sunshine-Seq": components["headers"]["Sunshine-Seq"];
                    "Sunshine-Digest": components["headers"]["Sunshine-Digest"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "11420923YM0000016B",
                     *           "name": "云梦县纪律检查委员会监察委员会",
                     *           "localCode": "4209230001",
                     *           "category": "disciplineSupervision",
                     *           "level": "chiefSection",
                     *           "system": "党委",
                     *           "stage": "running",
                     *           "registered": true,
                     *           "batch": false,
                     *           "otherNames": [],
                     *           "funding": "fullBudget",
                     *           "status": "published",
                     *           "figures": [
                     *             {
                     *               "type": "administrative",
                     *               "establishment": 48,
                     *               "inPost": 45,
                     *               "listedApart": 0,
                     *               "over": 0,
                     *               "vacant": 3
                     *             },
                     *             {
                     *               "type": "support",
                     *               "establishment": 5,
                     *               "inPost": 4,
                     *               "listedApart": 0,
                     *               "over": 0,
                     *               "vacant": 1
                     *             }
                     *           ],
                     *           "totals": {
                     *             "establishment": 53,
                     *             "inPost": 49,
                     *             "listedApart": 0,
                     *             "over": 0,
                     *             "vacant": 4
                     *           },
                     *           "leadersOver": 0,
                     *           "staff": 49,
                     *           "release": 2,
                     *           "digest": "4814ff308992801a44ff8ac67ad0b13e4c1a941272659dfdaa99c95484a4f51b",
                     *           "updatedAt": "2026-08-25T01:35:00.000Z",
                     *           "freshness": {
                     *             "state": "stale",
                     *             "due": "2026-11-25",
                     *             "provisional": false
                     *           },
                     *           "timeliness": {
                     *             "inTime": 2,
                     *             "groups": 4,
                     *             "share": 0.5,
                     *             "policy": "2026-01"
                     *           },
                     *           "flags": {}
                     *         },
                     *         {
                     *           "id": "11420923YM0000040U",
                     *           "name": "云梦县纪委监委派驻第一纪检监察组",
                     *           "localCode": "4209230004",
                     *           "category": "dispatchedOrgan",
                     *           "level": "subSection",
                     *           "parent": "11420923YM0000016B",
                     *           "system": "党委",
                     *           "stage": "running",
                     *           "registered": true,
                     *           "batch": false,
                     *           "otherNames": [],
                     *           "funding": "fullBudget",
                     *           "status": "published",
                     *           "figures": [
                     *             {
                     *               "type": "administrative",
                     *               "establishment": 5,
                     *               "inPost": 4,
                     *               "listedApart": 0,
                     *               "over": 0,
                     *               "vacant": 1
                     *             }
                     *           ],
                     *           "totals": {
                     *             "establishment": 5,
                     *             "inPost": 4,
                     *             "listedApart": 0,
                     *             "over": 0,
                     *             "vacant": 1
                     *           },
                     *           "leadersOver": 0,
                     *           "staff": 4,
                     *           "release": 2,
                     *           "digest": "405b96b8b9a7c0dff4a1393c34ac54ef7635309528ef4e3e032d30aaeb156239",
                     *           "updatedAt": "2026-11-05T02:00:00.000Z",
                     *           "freshness": {
                     *             "state": "fresh",
                     *             "due": "2027-02-05",
                     *             "provisional": true
                     *           },
                     *           "timeliness": {
                     *             "inTime": 4,
                     *             "groups": 4,
                     *             "share": 1,
                     *             "policy": "2026-01"
                     *           },
                     *           "flags": {}
                     *         }
                     *       ],
                     *       "meta": {
                     *         "licence": "CC-BY-4.0",
                     *         "jurisdiction": "420923",
                     *         "seq": 1071,
                     *         "digest": "02a014518c5608a6afa6d05e767424a06f0eb7a45e841cda087e10ee87da0c9e",
                     *         "at": "2026-11-30T16:02:00.000Z",
                     *         "total": 398
                     *       },
                     *       "next": "eyJzZXEiOjEwNzEsImRheSI6IjIwMjYtMTItMDEiLCJhZnRlciI6IjExNDIwOTIzWU0wMDAwMDQwVSIsImNoZWNrIjoiX0pTNHhPMG5nRzRaSWFTcCJ9"
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["UnitRow"][];
                        meta: components["schemas"]["Meta"];
                        /** @description 下一页的 cursor · `cursor` of the next page */
                        next?: string;
                    };
                    /**
                     * @example 单位标识,机构名称,机构类别,机构规格,上级单位,所在系统,公开阶段,暂未公开原因,编制数,实有人数,单列人数,超编,空编,行政编制数,行政编制实有,政法专项编制数,政法专项编制实有,事业编制数,事业编制实有,机关工勤编制数,机关工勤编制实有,老干部服务编制数,老干部服务编制实有,其他专项编制数,其他专项编制实有,公开人数,版本,发布时间,更新状态,更新期限,摘要
                     *     11420923YM0000016B,云梦县纪律检查委员会监察委员会,纪委监委机关,正科级,,党委,正式运行,,53,49,0,0,4,48,45,,,,,5,4,,,,,49,2,2026-08-25T01:35:00.000Z,stale,2026-11-25,4814ff308992801a44ff8ac67ad0b13e4c1a941272659dfdaa99c95484a4f51b
                     *     11420923YM0000040U,云梦县纪委监委派驻第一纪检监察组,派出机构,股级,11420923YM0000016B,党委,正式运行,,5,4,0,0,1,5,4,,,,,,,,,,,4,2,2026-11-05T02:00:00.000Z,fresh,2027-02-05,405b96b8b9a7c0dff4a1393c34ac54ef7635309528ef4e3e032d30aaeb156239
                     */
                    "text/csv": string;
                };
            };
            /** @description 与 If-None-Match 所示相同，没有变化。 · Not modified: what If-None-Match names still stands. */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            500: components["responses"]["Problem500"];
        };
    };
    searchStaff: {
        parameters: {
            query: {
                /** @description 每页条数 · Rows a page */
                limit?: number;
                /** @description 上一页的 next；其余参数须相同 · `next` of the page before, with the same other parameters */
                cursor?: string;
                /** @description 表示形式 · Representation */
                format?: "json" | "csv";
                /** @description 截至某日终了（北京时间）或某时刻的状态 · The state at the end of a day in China, or at an instant */
                asOf?: string;
                /** @description 姓名，或姓名开头 · The name, or its beginning */
                name: string;
                /** @description 匹配方式 · How to match */
                match?: "prefix" | "exact";
            };
            header?: never;
            path: {
                /** @description 行政区划代码（GB/T 2260） · Code of the jurisdiction */
                jurisdiction: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功。 · Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    Link: components["headers"]["Link"];
                    "Sunshine-Seq": components["headers"]["Sunshine-Seq"];
                    "Sunshine-Digest": components["headers"]["Sunshine-Digest"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "s-ryb4r8jjmmx2mc",
                     *           "name": "王㛃",
                     *           "sex": "female",
                     *           "post": "所长",
                     *           "level": "正科级",
                     *           "type": "politicalLegal",
                     *           "status": "atPost",
                     *           "since": "2010-02-01",
                     *           "head": true,
                     *           "unit": {
                     *             "id": "11420923YM0003807G",
                     *             "name": "云梦县公安局鹭洲乡派出所"
                     *           }
                     *         },
                     *         {
                     *           "id": "s-eaj3f2kkjcpchb",
                     *           "name": "王㛃",
                     *           "sex": "female",
                     *           "department": "中医科",
                     *           "post": "护士",
                     *           "level": "专业技术岗十二级",
                     *           "type": "institution",
                     *           "status": "atPost",
                     *           "since": "1996-10-01",
                     *           "head": false,
                     *           "unit": {
                     *             "id": "12420923YM0001975M",
                     *             "name": "云梦县人民医院"
                     *           }
                     *         }
                     *       ],
                     *       "meta": {
                     *         "licence": "CC-BY-4.0",
                     *         "jurisdiction": "420923",
                     *         "seq": 1132,
                     *         "digest": "f8e676c93808270e7bd80503e5b486845884f4d1ae311c4e9f221beadc4d2ca5",
                     *         "at": "2026-11-23T14:47:08.517Z"
                     *       },
                     *       "next": "eyJzZXEiOjExMzIsImRheSI6IjIwMjYtMTEtMjMiLCJhZnRlciI6IueOi-ObgyMxMjQyMDkyM1lNMDAwMTk3NU0jcy1lYWozZjJra2pjcGNoYiMwMDAwMDAwMTg1IiwiY2hlY2siOiJKX0JoZ1VoeHBKOTNOVjdOIn0"
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["StaffRow"][];
                        meta: components["schemas"]["Meta"];
                        /** @description 下一页的 cursor · `cursor` of the next page */
                        next?: string;
                    };
                    /**
                     * @example 姓名,性别,单位,单位标识,所在内设机构,职务,层次,编制类型,在编状况,进入本单位时间,主要负责人,人员标识
                     *     王㛃,女性,云梦县公安局鹭洲乡派出所,11420923YM0003807G,,所长,正科级,政法专项编制,在编在岗,2010-02-01,是,s-ryb4r8jjmmx2mc
                     *     王㛃,女性,云梦县人民医院,12420923YM0001975M,中医科,护士,专业技术岗十二级,事业编制,在编在岗,1996-10-01,,s-eaj3f2kkjcpchb
                     */
                    "text/csv": string;
                };
            };
            /** @description 与 If-None-Match 所示相同，没有变化。 · Not modified: what If-None-Match names still stands. */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            500: components["responses"]["Problem500"];
        };
    };
    getStatistics: {
        parameters: {
            query?: {
                /** @description 截至某日终了（北京时间）或某时刻的状态 · The state at the end of a day in China, or at an instant */
                asOf?: string;
                /** @description 表示形式 · Representation */
                format?: "json" | "csv";
                /** @description 分组 · Grouped by */
                by?: "type" | "category" | "level" | "system";
            };
            header?: never;
            path: {
                /** @description 行政区划代码（GB/T 2260） · Code of the jurisdiction */
                jurisdiction: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功。 · Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    Link: components["headers"]["Link"];
                    "Sunshine-Seq": components["headers"]["Sunshine-Seq"];
                    "Sunshine-Digest": components["headers"]["Sunshine-Digest"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "key": "institution",
                     *           "label": {
                     *             "zh": "事业编制",
                     *             "en": "public institution"
                     *           },
                     *           "units": 278,
                     *           "establishment": 9277,
                     *           "inPost": 8895,
                     *           "listedApart": 10,
                     *           "over": 17,
                     *           "vacant": 409,
                     *           "timeliness": {
                     *             "inTime": 1059,
                     *             "groups": 1112,
                     *             "share": 0.9523381294964028,
                     *             "policy": "2026-01"
                     *           }
                     *         },
                     *         {
                     *           "key": "administrative",
                     *           "label": {
                     *             "zh": "行政编制",
                     *             "en": "administrative"
                     *           },
                     *           "units": 80,
                     *           "establishment": 1586,
                     *           "inPost": 1507,
                     *           "listedApart": 2,
                     *           "over": 0,
                     *           "vacant": 81,
                     *           "timeliness": {
                     *             "inTime": 307,
                     *             "groups": 320,
                     *             "share": 0.959375,
                     *             "policy": "2026-01"
                     *           }
                     *         }
                     *       ],
                     *       "meta": {
                     *         "licence": "CC-BY-4.0",
                     *         "jurisdiction": "420923",
                     *         "seq": 1071,
                     *         "digest": "02a014518c5608a6afa6d05e767424a06f0eb7a45e841cda087e10ee87da0c9e",
                     *         "at": "2026-11-30T16:02:00.000Z",
                     *         "total": 4
                     *       }
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["StatisticsRow"][];
                        meta: components["schemas"]["Meta"];
                        /** @description 下一页的 cursor · `cursor` of the next page */
                        next?: string;
                    };
                    /**
                     * @example 分组,单位数,编制数,实有人数,单列人数,超编,空编,及时率
                     *     事业编制,278,9277,8895,10,17,409,0.9523381294964028
                     *     行政编制,80,1586,1507,2,0,81,0.959375
                     */
                    "text/csv": string;
                };
            };
            /** @description 与 If-None-Match 所示相同，没有变化。 · Not modified: what If-None-Match names still stands. */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            500: components["responses"]["Problem500"];
        };
    };
    getFreshnessBoard: {
        parameters: {
            query?: {
                /** @description 每页条数 · Rows a page */
                limit?: number;
                /** @description 上一页的 next；其余参数须相同 · `next` of the page before, with the same other parameters */
                cursor?: string;
                /** @description 表示形式 · Representation */
                format?: "json" | "csv";
                /** @description 截至某日终了（北京时间）或某时刻的状态 · The state at the end of a day in China, or at an instant */
                asOf?: string;
                /** @description 更新状态 · Freshness state */
                state?: "fresh" | "dueSoon" | "stale" | "veryStale";
            };
            header?: never;
            path: {
                /** @description 行政区划代码（GB/T 2260） · Code of the jurisdiction */
                jurisdiction: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功。 · Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    Link: components["headers"]["Link"];
                    "Sunshine-Seq": components["headers"]["Sunshine-Seq"];
                    "Sunshine-Digest": components["headers"]["Sunshine-Digest"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "unit": "12420923YM000093XL",
                     *           "name": "云梦县特殊教育学校",
                     *           "batch": false,
                     *           "state": "stale",
                     *           "timeliness": {
                     *             "inTime": 2,
                     *             "groups": 4,
                     *             "share": 0.5,
                     *             "policy": "2026-01"
                     *           },
                     *           "groups": [
                     *             {
                     *               "group": "identity",
                     *               "state": "fresh",
                     *               "changedAt": "2025-10-24T07:30:00.000Z",
                     *               "confirmedAt": "2026-08-05T01:20:00.000Z",
                     *               "due": "2027-08-05",
                     *               "veryStaleFrom": "2027-09-03",
                     *               "provisional": true,
                     *               "policy": "2026-01",
                     *               "overdueDays": 0,
                     *               "flaggedAt": null
                     *             },
                     *             {
                     *               "group": "establishment",
                     *               "state": "fresh",
                     *               "changedAt": "2025-10-24T07:30:00.000Z",
                     *               "confirmedAt": "2026-08-05T01:20:00.000Z",
                     *               "due": "2027-02-05",
                     *               "veryStaleFrom": "2027-03-09",
                     *               "provisional": true,
                     *               "policy": "2026-01",
                     *               "overdueDays": 0,
                     *               "flaggedAt": null
                     *             }
                     *           ]
                     *         },
                     *         {
                     *           "unit": "11420923YM000114XJ",
                     *           "name": "云梦县民政局",
                     *           "batch": false,
                     *           "state": "stale",
                     *           "timeliness": {
                     *             "inTime": 2,
                     *             "groups": 4,
                     *             "share": 0.5,
                     *             "policy": "2026-01"
                     *           },
                     *           "groups": [
                     *             {
                     *               "group": "identity",
                     *               "state": "fresh",
                     *               "changedAt": "2025-10-24T07:30:00.000Z",
                     *               "confirmedAt": "2026-08-07T06:35:00.000Z",
                     *               "due": "2027-08-07",
                     *               "veryStaleFrom": "2027-09-04",
                     *               "provisional": true,
                     *               "policy": "2026-01",
                     *               "overdueDays": 0,
                     *               "flaggedAt": null
                     *             },
                     *             {
                     *               "group": "establishment",
                     *               "state": "fresh",
                     *               "changedAt": "2025-10-24T07:30:00.000Z",
                     *               "confirmedAt": "2026-08-07T06:35:00.000Z",
                     *               "due": "2027-02-07",
                     *               "veryStaleFrom": "2027-03-09",
                     *               "provisional": true,
                     *               "policy": "2026-01",
                     *               "overdueDays": 0,
                     *               "flaggedAt": null
                     *             }
                     *           ]
                     *         }
                     *       ],
                     *       "meta": {
                     *         "licence": "CC-BY-4.0",
                     *         "jurisdiction": "420923",
                     *         "seq": 1071,
                     *         "digest": "02a014518c5608a6afa6d05e767424a06f0eb7a45e841cda087e10ee87da0c9e",
                     *         "at": "2026-11-30T16:02:00.000Z",
                     *         "total": 26
                     *       },
                     *       "next": "eyJzZXEiOjEwNzEsImRheSI6IjIwMjYtMTItMDEiLCJhZnRlciI6IjExNDIwOTIzWU0wMDAxMTRYSiIsImNoZWNrIjoiZDlIUTN4emszdDlFRVdXRSJ9"
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["FreshnessRow"][];
                        meta: components["schemas"]["Meta"];
                        /** @description 下一页的 cursor · `cursor` of the next page */
                        next?: string;
                    };
                    /**
                     * @example 单位标识,机构名称,更新状态,批量发布,及时率,基本信息状态,基本信息最近变更,基本信息最近核实,基本信息期限,基本信息逾期天数,基本信息标记时间,编制状态,编制最近变更,编制最近核实,编制期限,编制逾期天数,编制标记时间,领导职数状态,领导职数最近变更,领导职数最近核实,领导职数期限,领导职数逾期天数,领导职数标记时间,人员状态,人员最近变更,人员最近核实,人员期限,人员逾期天数,人员标记时间
                     *     12420923YM000093XL,云梦县特殊教育学校,stale,,0.5,fresh,2025-10-24T07:30:00.000Z,2026-08-05T01:20:00.000Z,2027-08-05,0,,fresh,2025-10-24T07:30:00.000Z,2026-08-05T01:20:00.000Z,2027-02-05,0,,stale,2025-10-24T07:30:00.000Z,2026-08-05T01:20:00.000Z,2026-11-05,26,,stale,2025-10-24T07:30:00.000Z,2026-08-05T01:20:00.000Z,2026-11-05,26,
                     *     11420923YM000114XJ,云梦县民政局,stale,,0.5,fresh,2025-10-24T07:30:00.000Z,2026-08-07T06:35:00.000Z,2027-08-07,0,,fresh,2025-10-24T07:30:00.000Z,2026-08-07T06:35:00.000Z,2027-02-07,0,,stale,2025-10-24T07:30:00.000Z,2026-08-07T06:35:00.000Z,2026-11-07,24,,stale,2025-10-24T07:30:00.000Z,2026-08-07T06:35:00.000Z,2026-11-07,24,
                     */
                    "text/csv": string;
                };
            };
            /** @description 与 If-None-Match 所示相同，没有变化。 · Not modified: what If-None-Match names still stands. */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            500: components["responses"]["Problem500"];
        };
    };
    listEntries: {
        parameters: {
            query?: {
                /** @description 表示形式 · Representation */
                format?: "json" | "csv";
                /** @description 每页条数 · Rows a page */
                limit?: number;
                /** @description 此序号之后的账目 · Entries after this number */
                after?: number;
            };
            header?: never;
            path: {
                /** @description 行政区划代码（GB/T 2260） · Code of the jurisdiction */
                jurisdiction: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功。 · Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    Link: components["headers"]["Link"];
                    "Sunshine-Seq": components["headers"]["Sunshine-Seq"];
                    "Sunshine-Digest": components["headers"]["Sunshine-Digest"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "seq": 1,
                     *           "at": "2025-09-19T01:00:00.000Z",
                     *           "jurisdiction": "420923",
                     *           "previous": null,
                     *           "kind": "register",
                     *           "release": 1,
                     *           "digest": "c1a883411c85131a13167b632daa3df6363aa1f9a4f567d2141b8f963456e34b"
                     *         },
                     *         {
                     *           "seq": 2,
                     *           "at": "2025-09-25T07:30:00.000Z",
                     *           "jurisdiction": "420923",
                     *           "previous": "96d23cd8e56c004f27a77a033c4c0c51fbf542e818e1e3f15c376f0c405d6e2d",
                     *           "kind": "publish",
                     *           "unit": "11420923YM0000016B",
                     *           "release": 1,
                     *           "digest": "1d20dab03dbd4af1f45bed6e7b6af5f6b95785ea3346fce53974c54bda9b48a6",
                     *           "reason": "added"
                     *         }
                     *       ],
                     *       "meta": {
                     *         "licence": "CC-BY-4.0",
                     *         "jurisdiction": "420923",
                     *         "seq": 1132,
                     *         "digest": "f8e676c93808270e7bd80503e5b486845884f4d1ae311c4e9f221beadc4d2ca5",
                     *         "at": "2026-11-23T14:47:08.517Z",
                     *         "total": 1132
                     *       }
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["LedgerEntry"][];
                        meta: components["schemas"]["Meta"];
                        /** @description 下一页的 cursor · `cursor` of the next page */
                        next?: string;
                    };
                    /**
                     * @example 账目序号,时间,种类,单位标识,版本,文档摘要,前一条摘要
                     *     1,2025-09-19T01:00:00.000Z,register,,1,c1a883411c85131a13167b632daa3df6363aa1f9a4f567d2141b8f963456e34b,
                     *     2,2025-09-25T07:30:00.000Z,publish,11420923YM0000016B,1,1d20dab03dbd4af1f45bed6e7b6af5f6b95785ea3346fce53974c54bda9b48a6,96d23cd8e56c004f27a77a033c4c0c51fbf542e818e1e3f15c376f0c405d6e2d
                     */
                    "text/csv": string;
                };
            };
            /** @description 与 If-None-Match 所示相同，没有变化。 · Not modified: what If-None-Match names still stands. */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            500: components["responses"]["Problem500"];
        };
    };
    listPolicies: {
        parameters: {
            query?: {
                /** @description 表示形式 · Representation */
                format?: "json" | "csv";
            };
            header?: never;
            path: {
                /** @description 行政区划代码（GB/T 2260） · Code of the jurisdiction */
                jurisdiction: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功。 · Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "0e4fd4c5f570392c",
                     *           "number": "云政公开组〔2026〕1号（演示）",
                     *           "title": "关于调整机构编制政务公开工作领导小组的通知",
                     *           "issuer": "云梦县机构编制政务公开工作领导小组（演示）",
                     *           "date": "2026-09-30",
                     *           "digest": "47c09fae9bf886ba5ae8e480a55685a004dfc8d2471b7446836846f710db6718",
                     *           "bytes": 1437,
                     *           "path": "/v1/jurisdictions/420923/policies/0e4fd4c5f570392c/file",
                     *           "ended": null,
                     *           "rules": [
                     *             {
                     *               "kind": "committees",
                     *               "number": 1,
                     *               "from": "2026-09-30",
                     *               "name": {
                     *                 "zh": "领导小组与专班",
                     *                 "en": "committees"
                     *               }
                     *             }
                     *           ]
                     *         },
                     *         {
                     *           "id": "6492096ea8e4bdf3",
                     *           "number": "云编发〔2025〕演示1号",
                     *           "title": "关于公开在编人员名册的决定（演示）",
                     *           "issuer": "中共云梦县委机构编制委员会（演示）",
                     *           "date": "2025-09-05",
                     *           "effective": "2025-09-27",
                     *           "digest": "bd420cccb5de194189c1d0688a4f64ee5a0065f304268b62242eaea9c49bc378",
                     *           "bytes": 1389,
                     *           "path": "/v1/jurisdictions/420923/policies/6492096ea8e4bdf3/file",
                     *           "ended": null,
                     *           "rules": []
                     *         }
                     *       ],
                     *       "meta": {
                     *         "licence": "CC-BY-4.0",
                     *         "jurisdiction": "420923",
                     *         "total": 3
                     *       }
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["PolicyDocument"][];
                        meta: components["schemas"]["Meta"];
                        /** @description 下一页的 cursor · `cursor` of the next page */
                        next?: string;
                    };
                    /**
                     * @example 文号,名称,发文机关,成文日期,施行日期,废止或撤下,文件,字节,SHA-256,依据此文件的规则
                     *     云政公开组〔2026〕1号（演示）,关于调整机构编制政务公开工作领导小组的通知,云梦县机构编制政务公开工作领导小组（演示）,2026-09-30,,,/v1/jurisdictions/420923/policies/0e4fd4c5f570392c/file,1437,47c09fae9bf886ba5ae8e480a55685a004dfc8d2471b7446836846f710db6718,领导小组与专班 1
                     *     云编发〔2025〕演示1号,关于公开在编人员名册的决定（演示）,中共云梦县委机构编制委员会（演示）,2025-09-05,2025-09-27,,/v1/jurisdictions/420923/policies/6492096ea8e4bdf3/file,1389,bd420cccb5de194189c1d0688a4f64ee5a0065f304268b62242eaea9c49bc378,
                     */
                    "text/csv": string;
                };
            };
            /** @description 与 If-None-Match 所示相同，没有变化。 · Not modified: what If-None-Match names still stands. */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            500: components["responses"]["Problem500"];
        };
    };
    policyFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 行政区划代码（GB/T 2260） · Code of the jurisdiction */
                jurisdiction: string;
                /** @description 制度文件的 id · Id of the document */
                policy: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功。 · Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    /** @example %PDF-1.4 */
                    "application/pdf": string;
                };
            };
            /** @description 与 If-None-Match 所示相同，没有变化。 · Not modified: what If-None-Match names still stands. */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            410: components["responses"]["Problem410"];
            500: components["responses"]["Problem500"];
        };
    };
    countyAtom: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 行政区划代码（GB/T 2260） · Code of the jurisdiction */
                jurisdiction: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功。 · Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    Link: components["headers"]["Link"];
                    "Sunshine-Seq": components["headers"]["Sunshine-Seq"];
                    "Sunshine-Digest": components["headers"]["Sunshine-Digest"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example <?xml version="1.0" encoding="utf-8"?>
                     *     <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">
                     *     <id>ni:///sha-256;HniVdAnJfk9E5djS97MGSmBWxHlzrvxphgIoXI7mW-s</id>
                     *     <title>云梦县（演示数据） 机构编制公开 · Public establishment</title>
                     *     <updated>2026-11-23T16:00:00.000Z</updated>
                     *     <author><name>云梦县（演示数据）</name></author>
                     *     <rights>CC-BY-4.0</rights>
                     *     <link rel="self" type="application/atom+xml" href="/v1/jurisdictions/420923/changes.atom"/>
                     *     <link rel="alternate" type="application/json" href="/v1/jurisdictions/420923"/>
                     *     <entry><id>ni:///sha-256;reCflG4ifZITaNp4AsUutlhC8NNCWbfGmOodmY8X6TM</id><title>云梦县经济开发区管理委员会公开第 5 版：职务变动</title><updated>2026-11-23T16:00:00.000Z</updated><link rel="alternate" type="application/json" href="/v1/units/11420923YM0002409Q/releases/5"/><summary>云梦县经济开发区管理委员会 publishes release 5: change of post
                     *     第 33 条账目 · Ledger entry 33
                     *     文档摘要 · Document digest: 1c54b100572622106c56116500d92143c2831816b1bbafb29acfccd66407ae00</summary></entry>
                     *     <entry><id>ni:///sha-256;4Z86xXdhV4-L_iz8-iRT9Zdj4F8BfVg0DF2LAoUFubA</id><title>云梦县鹭洲乡中心小学公开第 6 版：职务变动</title><updated>2026-11-23T03:35:00.000Z</updated><link rel="alternate" type="application/json" href="/v1/units/12420923YM000384XM/releases/6"/><summary>云梦县鹭洲乡中心小学 publishes release 6: change of post
                     *     第 32 条账目 · Ledger entry 32
                     *     文档摘要 · Document digest: 0e115ecb86f4a1cd9186539a203977c5b2257557e310a793dc9c8dd2ba39f6a3</summary></entry>
                     *     </feed>
                     */
                    "application/atom+xml": string;
                };
            };
            /** @description 与 If-None-Match 所示相同，没有变化。 · Not modified: what If-None-Match names still stands. */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            500: components["responses"]["Problem500"];
        };
    };
    getUnit: {
        parameters: {
            query?: {
                /** @description 截至某日终了（北京时间）或某时刻的状态 · The state at the end of a day in China, or at an instant */
                asOf?: string;
            };
            header?: never;
            path: {
                /** @description 单位标识 · Id of the unit */
                unit: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功。 · Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    Link: components["headers"]["Link"];
                    "Sunshine-Seq": components["headers"]["Sunshine-Seq"];
                    "Sunshine-Digest": components["headers"]["Sunshine-Digest"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": {
                     *         "id": "12420923YM000384XM",
                     *         "name": "云梦县鹭洲乡中心小学",
                     *         "localCode": "4209230384",
                     *         "category": "institutionClassOne",
                     *         "level": "subSection",
                     *         "parent": "11420923YM0000833H",
                     *         "system": "政府",
                     *         "stage": "running",
                     *         "registered": true,
                     *         "batch": false,
                     *         "otherNames": [],
                     *         "funding": "fullBudget",
                     *         "status": "published",
                     *         "figures": [
                     *           {
                     *             "type": "institution",
                     *             "establishment": 104,
                     *             "inPost": 102,
                     *             "listedApart": 0,
                     *             "over": 0,
                     *             "vacant": 2
                     *           }
                     *         ],
                     *         "totals": {
                     *           "establishment": 104,
                     *           "inPost": 102,
                     *           "listedApart": 0,
                     *           "over": 0,
                     *           "vacant": 2
                     *         },
                     *         "leadersOver": 0,
                     *         "staff": 102,
                     *         "release": 6,
                     *         "digest": "dd430d942d88fb371df4b9b3c527aed9e51ae0d372026813a01a71d76e6c873d",
                     *         "updatedAt": "2026-11-30T03:35:00.000Z",
                     *         "freshness": [
                     *           {
                     *             "group": "identity",
                     *             "state": "fresh",
                     *             "changedAt": "2026-01-29T07:30:00.000Z",
                     *             "confirmedAt": "2026-09-17T02:00:00.000Z",
                     *             "due": "2027-09-17",
                     *             "veryStaleFrom": "2027-10-19",
                     *             "provisional": true,
                     *             "policy": "2026-01",
                     *             "flag": null
                     *           },
                     *           {
                     *             "group": "establishment",
                     *             "state": "fresh",
                     *             "changedAt": "2026-01-29T07:30:00.000Z",
                     *             "confirmedAt": "2026-09-17T02:00:00.000Z",
                     *             "due": "2027-03-17",
                     *             "veryStaleFrom": "2027-04-16",
                     *             "provisional": true,
                     *             "policy": "2026-01",
                     *             "flag": null
                     *           }
                     *         ],
                     *         "timeliness": {
                     *           "inTime": 4,
                     *           "groups": 4,
                     *           "share": 1,
                     *           "policy": "2026-01"
                     *         },
                     *         "flags": {},
                     *         "address": "云梦县演示路384号",
                     *         "officePhone": "0712-0000384",
                     *         "officeHours": "工作日 8:30–12:00，14:30–17:30",
                     *         "duties": [
                     *           "承担鹭洲乡中心小学法定职责和相关服务工作",
                     *           "完成县委、县政府交办的其他任务"
                     *         ],
                     *         "internalUnits": [
                     *           "办公室",
                     *           "教务处"
                     *         ],
                     *         "roster": "full",
                     *         "grants": [
                     *           {
                     *             "type": "institution",
                     *             "posts": 104,
                     *             "document": "云编发〔2022〕293号",
                     *             "from": "2022-10-20"
                     *           }
                     *         ],
                     *         "strength": [
                     *           {
                     *             "type": "institution",
                     *             "inPost": 102,
                     *             "listedApart": 0
                     *           }
                     *         ],
                     *         "leadership": [
                     *           {
                     *             "post": "chief",
                     *             "posts": 1,
                     *             "inPost": 1,
                     *             "document": "云编发〔2022〕293号"
                     *           },
                     *           {
                     *             "post": "deputy",
                     *             "posts": 4,
                     *             "inPost": 4,
                     *             "document": "云编发〔2022〕293号"
                     *           }
                     *         ],
                     *         "documents": [
                     *           {
                     *             "number": "云编发〔2022〕293号",
                     *             "title": "关于云梦县鹭洲乡中心小学机构编制事项的批复（演示）",
                     *             "issuer": "中共云梦县委机构编制委员会（演示）",
                     *             "date": "2022-10-20",
                     *             "effective": "2022-10-20"
                     *           }
                     *         ],
                     *         "heads": [
                     *           {
                     *             "id": "s-q9vha2pc6cexbk",
                     *             "name": "熊德宁",
                     *             "sex": "male",
                     *             "post": "校长",
                     *             "level": "管理岗七级",
                     *             "type": "institution",
                     *             "status": "atPost",
                     *             "since": "2019-07-01",
                     *             "head": true
                     *           }
                     *         ],
                     *         "burst": {
                     *           "day": "2026-10-16",
                     *           "changes": 4,
                     *           "total": 9,
                     *           "share": 0.4444444444444444,
                     *           "batch": false
                     *         },
                     *         "lag": null
                     *       },
                     *       "meta": {
                     *         "licence": "CC-BY-4.0",
                     *         "jurisdiction": "420923",
                     *         "seq": 1071,
                     *         "digest": "02a014518c5608a6afa6d05e767424a06f0eb7a45e841cda087e10ee87da0c9e",
                     *         "at": "2026-11-30T16:02:00.000Z"
                     *       }
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["UnitPage"];
                        meta: components["schemas"]["Meta"];
                    };
                };
            };
            /** @description 与 If-None-Match 所示相同，没有变化。 · Not modified: what If-None-Match names still stands. */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            500: components["responses"]["Problem500"];
        };
    };
    listUnitStaff: {
        parameters: {
            query?: {
                /** @description 每页条数 · Rows a page */
                limit?: number;
                /** @description 上一页的 next；其余参数须相同 · `next` of the page before, with the same other parameters */
                cursor?: string;
                /** @description 表示形式 · Representation */
                format?: "json" | "csv";
                /** @description 截至某日终了（北京时间）或某时刻的状态 · The state at the end of a day in China, or at an instant */
                asOf?: string;
                /** @description 排序 · Order */
                sort?: "id" | "name";
            };
            header?: never;
            path: {
                /** @description 单位标识 · Id of the unit */
                unit: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功。 · Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    Link: components["headers"]["Link"];
                    "Sunshine-Seq": components["headers"]["Sunshine-Seq"];
                    "Sunshine-Digest": components["headers"]["Sunshine-Digest"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "s-0cf33834c2yyyp",
                     *           "name": "蔡立超",
                     *           "sex": "male",
                     *           "department": "教务处",
                     *           "post": "教师",
                     *           "level": "专业技术岗十一级",
                     *           "type": "institution",
                     *           "status": "atPost",
                     *           "since": "2020-01-01",
                     *           "head": false,
                     *           "unit": {
                     *             "id": "12420923YM000384XM",
                     *             "name": "云梦县鹭洲乡中心小学"
                     *           }
                     *         },
                     *         {
                     *           "id": "s-0vxqm656fp8vev",
                     *           "name": "肖峰",
                     *           "sex": "male",
                     *           "department": "教务处",
                     *           "post": "教师",
                     *           "level": "专业技术岗九级",
                     *           "type": "institution",
                     *           "status": "atPost",
                     *           "since": "2016-05-01",
                     *           "head": false,
                     *           "unit": {
                     *             "id": "12420923YM000384XM",
                     *             "name": "云梦县鹭洲乡中心小学"
                     *           }
                     *         }
                     *       ],
                     *       "meta": {
                     *         "licence": "CC-BY-4.0",
                     *         "jurisdiction": "420923",
                     *         "seq": 1132,
                     *         "digest": "f8e676c93808270e7bd80503e5b486845884f4d1ae311c4e9f221beadc4d2ca5",
                     *         "at": "2026-11-23T14:47:08.517Z",
                     *         "total": 102,
                     *         "release": 6,
                     *         "document": "563b8d2bd97fbcb8782656fab075a11fb44169dcf85f9b5554a7e2befdd651bd"
                     *       },
                     *       "next": "eyJzZXEiOjExMzIsImRheSI6IjIwMjYtMTEtMjMiLCJhZnRlciI6InMtMHZ4cW02NTZmcDh2ZXYiLCJjaGVjayI6ImRSMVRLSl9Fc09EMExKZUwifQ"
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["StaffRow"][];
                        meta: components["schemas"]["Meta"];
                        /** @description 下一页的 cursor · `cursor` of the next page */
                        next?: string;
                    };
                    /**
                     * @example 姓名,性别,单位,单位标识,所在内设机构,职务,层次,编制类型,在编状况,进入本单位时间,主要负责人,人员标识
                     *     蔡立超,男性,云梦县鹭洲乡中心小学,12420923YM000384XM,教务处,教师,专业技术岗十一级,事业编制,在编在岗,2020-01-01,,s-0cf33834c2yyyp
                     *     肖峰,男性,云梦县鹭洲乡中心小学,12420923YM000384XM,教务处,教师,专业技术岗九级,事业编制,在编在岗,2016-05-01,,s-0vxqm656fp8vev
                     */
                    "text/csv": string;
                };
            };
            /** @description 与 If-None-Match 所示相同，没有变化。 · Not modified: what If-None-Match names still stands. */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            500: components["responses"]["Problem500"];
        };
    };
    listReleases: {
        parameters: {
            query?: {
                /** @description 每页条数 · Rows a page */
                limit?: number;
                /** @description 上一页的 next；其余参数须相同 · `next` of the page before, with the same other parameters */
                cursor?: string;
                /** @description 表示形式 · Representation */
                format?: "json" | "csv";
                /** @description 截至某日终了（北京时间）或某时刻的状态 · The state at the end of a day in China, or at an instant */
                asOf?: string;
            };
            header?: never;
            path: {
                /** @description 单位标识 · Id of the unit */
                unit: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功。 · Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    Link: components["headers"]["Link"];
                    "Sunshine-Seq": components["headers"]["Sunshine-Seq"];
                    "Sunshine-Digest": components["headers"]["Sunshine-Digest"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "seq": 1061,
                     *           "at": "2026-11-20T03:35:00.000Z",
                     *           "jurisdiction": "420923",
                     *           "previous": "8e01ad373513e2a8b97c78f8ce36e5f21e065db4ea6b44bcf14d4a34263a37c1",
                     *           "kind": "publish",
                     *           "unit": "12420923YM000384XM",
                     *           "release": 6,
                     *           "digest": "563b8d2bd97fbcb8782656fab075a11fb44169dcf85f9b5554a7e2befdd651bd",
                     *           "reason": "postChanged"
                     *         },
                     *         {
                     *           "seq": 1059,
                     *           "at": "2026-11-20T01:20:00.000Z",
                     *           "jurisdiction": "420923",
                     *           "previous": "8e0c43b2aa4f5b7cc1c91de55039e0109778c5c87a180e4cbcd73900c3ecaa1d",
                     *           "kind": "publish",
                     *           "unit": "12420923YM000384XM",
                     *           "release": 5,
                     *           "digest": "41da98c4a8a966808f6e7480b6054d20f7acf5237db25d20810bd516b9ee6083",
                     *           "reason": "postChanged"
                     *         }
                     *       ],
                     *       "meta": {
                     *         "licence": "CC-BY-4.0",
                     *         "jurisdiction": "420923",
                     *         "seq": 1132,
                     *         "digest": "f8e676c93808270e7bd80503e5b486845884f4d1ae311c4e9f221beadc4d2ca5",
                     *         "at": "2026-11-23T14:47:08.517Z",
                     *         "total": 6
                     *       },
                     *       "next": "eyJzZXEiOjExMzIsImRheSI6IjIwMjYtMTEtMjMiLCJhZnRlciI6IjUiLCJjaGVjayI6Iks3SGhJQ0wxZFR2X1lWNXkifQ"
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["ReleaseEntry"][];
                        meta: components["schemas"]["Meta"];
                        /** @description 下一页的 cursor · `cursor` of the next page */
                        next?: string;
                    };
                    /**
                     * @example 版本,种类,事由,核实部分,时间,账目序号,摘要
                     *     6,发布,postChanged,,2026-11-20T03:35:00.000Z,1061,563b8d2bd97fbcb8782656fab075a11fb44169dcf85f9b5554a7e2befdd651bd
                     *     5,发布,postChanged,,2026-11-20T01:20:00.000Z,1059,41da98c4a8a966808f6e7480b6054d20f7acf5237db25d20810bd516b9ee6083
                     */
                    "text/csv": string;
                };
            };
            /** @description 与 If-None-Match 所示相同，没有变化。 · Not modified: what If-None-Match names still stands. */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            500: components["responses"]["Problem500"];
        };
    };
    getRelease: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 单位标识 · Id of the unit */
                unit: string;
                /** @description 版本号 · Number of the release */
                release: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功。 · Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    Link: components["headers"]["Link"];
                    "Sunshine-Seq": components["headers"]["Sunshine-Seq"];
                    "Sunshine-Digest": components["headers"]["Sunshine-Digest"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": {
                     *         "entry": {
                     *           "seq": 724,
                     *           "at": "2026-09-14T06:05:00.000Z",
                     *           "jurisdiction": "420923",
                     *           "previous": "afce590b825edf2c5f8adcf91041d8002e5661c724131f07c2fba207ab1cb25f",
                     *           "kind": "publish",
                     *           "unit": "12420923YM000384XM",
                     *           "release": 3,
                     *           "digest": "075333dae5b845fd4c66e9aaa5c38411fefb66f45c9efe02ad15328c70091ecc",
                     *           "reason": "correction"
                     *         },
                     *         "document": {
                     *           "schema": "sunshine-bianzhi/release/1",
                     *           "licence": "CC-BY-4.0",
                     *           "catalogue": "2026-11",
                     *           "jurisdiction": "420923",
                     *           "unit": {
                     *             "id": "12420923YM000384XM",
                     *             "name": "云梦县鹭洲乡中心小学",
                     *             "otherNames": [],
                     *             "localCode": "4209230384",
                     *             "category": "institutionClassOne",
                     *             "level": "subSection",
                     *             "funding": "fullBudget",
                     *             "parent": "11420923YM0000833H",
                     *             "system": "政府",
                     *             "address": "云梦县演示路384号",
                     *             "officePhone": "0712-0000384",
                     *             "officeHours": "工作日 8:30–12:00，14:30–17:30",
                     *             "duties": [
                     *               "承担鹭洲乡中心小学法定职责和相关服务工作",
                     *               "完成县委、县政府交办的其他任务"
                     *             ],
                     *             "internalUnits": [
                     *               "办公室",
                     *               "教务处"
                     *             ]
                     *           },
                     *           "grants": [
                     *             {
                     *               "type": "institution",
                     *               "posts": 104,
                     *               "document": "云编发〔2022〕285号",
                     *               "from": "2022-10-12"
                     *             }
                     *           ],
                     *           "strength": [
                     *             {
                     *               "type": "institution",
                     *               "inPost": 102,
                     *               "listedApart": 0
                     *             }
                     *           ],
                     *           "leadership": [
                     *             {
                     *               "post": "chief",
                     *               "posts": 1,
                     *               "inPost": 1,
                     *               "document": "云编发〔2022〕285号"
                     *             },
                     *             {
                     *               "post": "deputy",
                     *               "posts": 4,
                     *               "inPost": 4,
                     *               "document": "云编发〔2022〕285号"
                     *             }
                     *           ],
                     *           "staff": [
                     *             {
                     *               "id": "s-0cf33834c2yyyp",
                     *               "name": "蔡立超",
                     *               "sex": "male",
                     *               "department": "教务处",
                     *               "post": "教师",
                     *               "level": "专业技术岗十一级",
                     *               "type": "institution",
                     *               "status": "atPost",
                     *               "since": "2020-01-01",
                     *               "head": false
                     *             },
                     *             {
                     *               "id": "s-0vxqm656fp8vev",
                     *               "name": "肖峰",
                     *               "sex": "male",
                     *               "department": "教务处",
                     *               "post": "教师",
                     *               "level": "专业技术岗九级",
                     *               "type": "institution",
                     *               "status": "atPost",
                     *               "since": "2016-05-01",
                     *               "head": false
                     *             }
                     *           ],
                     *           "roster": "full",
                     *           "documents": [
                     *             {
                     *               "number": "云编发〔2022〕285号",
                     *               "title": "关于云梦县鹭洲乡中心小学机构编制事项的批复（演示）",
                     *               "issuer": "中共云梦县委机构编制委员会（演示）",
                     *               "date": "2022-10-12",
                     *               "effective": "2022-10-12"
                     *             }
                     *           ]
                     *         }
                     *       },
                     *       "meta": {
                     *         "licence": "CC-BY-4.0",
                     *         "jurisdiction": "420923",
                     *         "seq": 724,
                     *         "at": "2026-09-14T06:05:00.000Z",
                     *         "digest": "075333dae5b845fd4c66e9aaa5c38411fefb66f45c9efe02ad15328c70091ecc"
                     *       }
                     *     }
                     */
                    "application/json": {
                        data: {
                            entry: components["schemas"]["ReleaseEntry"];
                            document: components["schemas"]["ReleaseDocument"];
                        };
                        meta: components["schemas"]["Meta"];
                    };
                };
            };
            /** @description 与 If-None-Match 所示相同，没有变化。 · Not modified: what If-None-Match names still stands. */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            410: components["responses"]["Problem410"];
            500: components["responses"]["Problem500"];
        };
    };
    diffReleases: {
        parameters: {
            query: {
                /** @description 表示形式 · Representation */
                format?: "json" | "csv";
                /** @description 从哪个版本 · From this release */
                from: number;
                /** @description 到哪个版本 · To this release */
                to: number;
            };
            header?: never;
            path: {
                /** @description 单位标识 · Id of the unit */
                unit: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功。 · Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    Link: components["headers"]["Link"];
                    "Sunshine-Seq": components["headers"]["Sunshine-Seq"];
                    "Sunshine-Digest": components["headers"]["Sunshine-Digest"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "group": "staff",
                     *           "record": "staff",
                     *           "op": "changed",
                     *           "key": "s-3xpdtv32v253v2",
                     *           "name": "韦国瑞",
                     *           "fields": [
                     *             {
                     *               "field": "level",
                     *               "from": "专业技术岗八级",
                     *               "to": "专业技术岗九级"
                     *             }
                     *           ],
                     *           "words": {
                     *             "zh": "变更人员 韦国瑞：职务层次（岗位等级）由“专业技术岗八级”改为“专业技术岗九级”",
                     *             "en": "Changed person 韦国瑞: level from “专业技术岗八级” to “专业技术岗九级”"
                     *           }
                     *         },
                     *         {
                     *           "group": "staff",
                     *           "record": "staff",
                     *           "op": "changed",
                     *           "key": "s-94n4k8tkgc2g1z",
                     *           "name": "钟刚",
                     *           "fields": [
                     *             {
                     *               "field": "level",
                     *               "from": "专业技术岗九级",
                     *               "to": "专业技术岗七级"
                     *             }
                     *           ],
                     *           "words": {
                     *             "zh": "变更人员 钟刚：职务层次（岗位等级）由“专业技术岗九级”改为“专业技术岗七级”",
                     *             "en": "Changed person 钟刚: level from “专业技术岗九级” to “专业技术岗七级”"
                     *           }
                     *         }
                     *       ],
                     *       "meta": {
                     *         "licence": "CC-BY-4.0",
                     *         "jurisdiction": "420923",
                     *         "seq": 830,
                     *         "digest": "0359a6ef24c11f07ec662598c66073147731d3bc55488444e392cf5e9f44b64a",
                     *         "at": "2026-10-10T08:00:00.000Z",
                     *         "from": 1,
                     *         "to": 4,
                     *         "total": 5
                     *       }
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["Change"][];
                        meta: components["schemas"]["Meta"];
                        /** @description 下一页的 cursor · `cursor` of the next page */
                        next?: string;
                    };
                    /**
                     * @example 部分,种类,名称,说明
                     *     staff,changed,韦国瑞,变更人员 韦国瑞：职务层次（岗位等级）由“专业技术岗八级”改为“专业技术岗九级”
                     *     staff,changed,钟刚,变更人员 钟刚：职务层次（岗位等级）由“专业技术岗九级”改为“专业技术岗七级”
                     */
                    "text/csv": string;
                };
            };
            /** @description 与 If-None-Match 所示相同，没有变化。 · Not modified: what If-None-Match names still stands. */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            410: components["responses"]["Problem410"];
            500: components["responses"]["Problem500"];
        };
    };
    unitAtom: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 单位标识 · Id of the unit */
                unit: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功。 · Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    Link: components["headers"]["Link"];
                    "Sunshine-Seq": components["headers"]["Sunshine-Seq"];
                    "Sunshine-Digest": components["headers"]["Sunshine-Digest"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example <?xml version="1.0" encoding="utf-8"?>
                     *     <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">
                     *     <id>ni:///sha-256;VagnuetKLlR107yaYCz-1JjSqcvT6b9pbb54iMgmDik</id>
                     *     <title>云梦县鹭洲乡中心小学 机构编制公开 · Public establishment</title>
                     *     <updated>2026-11-23T03:35:00.000Z</updated>
                     *     <author><name>云梦县（演示数据）</name></author>
                     *     <rights>CC-BY-4.0</rights>
                     *     <link rel="self" type="application/atom+xml" href="/v1/units/12420923YM000384XM/changes.atom"/>
                     *     <link rel="alternate" type="application/json" href="/v1/units/12420923YM000384XM"/>
                     *     <entry><id>ni:///sha-256;4Z86xXdhV4-L_iz8-iRT9Zdj4F8BfVg0DF2LAoUFubA</id><title>云梦县鹭洲乡中心小学公开第 6 版：职务变动</title><updated>2026-11-23T03:35:00.000Z</updated><link rel="alternate" type="application/json" href="/v1/units/12420923YM000384XM/releases/6"/><summary>云梦县鹭洲乡中心小学 publishes release 6: change of post
                     *     第 32 条账目 · Ledger entry 32
                     *     文档摘要 · Document digest: 0e115ecb86f4a1cd9186539a203977c5b2257557e310a793dc9c8dd2ba39f6a3</summary></entry>
                     *     <entry><id>ni:///sha-256;y9tDeSaHsBPQbyunYj4WEwjldvorOmmcSOjDb47Ae-k</id><title>云梦县鹭洲乡中心小学公开第 5 版：职务变动</title><updated>2026-11-23T01:20:00.000Z</updated><link rel="alternate" type="application/json" href="/v1/units/12420923YM000384XM/releases/5"/><summary>云梦县鹭洲乡中心小学 publishes release 5: change of post
                     *     第 31 条账目 · Ledger entry 31
                     *     文档摘要 · Document digest: e04be29937009aa969446691a1ba65cfadb1abbff297ae19b36b8850d9213f3c</summary></entry>
                     *     </feed>
                     */
                    "application/atom+xml": string;
                };
            };
            /** @description 与 If-None-Match 所示相同，没有变化。 · Not modified: what If-None-Match names still stands. */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            500: components["responses"]["Problem500"];
        };
    };
    getCatalogue: {
        parameters: {
            query?: {
                /** @description 行政区划代码（GB/T 2260） · Code of the jurisdiction */
                jurisdiction?: string;
                /** @description 表示形式 · Representation */
                format?: "json" | "csv";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功。 · Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": {
                     *         "version": "2026-11",
                     *         "fields": [
                     *           {
                     *             "id": "unit.id",
                     *             "class": "public",
                     *             "group": "identity",
                     *             "label": {
                     *               "zh": "单位标识",
                     *               "en": "unit id"
                     *             },
                     *             "source": "机构编制实名制公示惯例"
                     *           },
                     *           {
                     *             "id": "unit.name",
                     *             "class": "public",
                     *             "group": "identity",
                     *             "label": {
                     *               "zh": "机构名称",
                     *               "en": "name"
                     *             },
                     *             "source": "政府信息公开条例 20(2)"
                     *           }
                     *         ],
                     *         "freshness": [
                     *           {
                     *             "version": "2026-01",
                     *             "from": "2026-01-01",
                     *             "rules": {
                     *               "identity": {
                     *                 "group": "identity",
                     *                 "limit": {
                     *                   "months": 12
                     *                 },
                     *                 "notice": {
                     *                   "workingDays": 10
                     *                 },
                     *                 "grace": {
                     *                   "workingDays": 20
                     *                 },
                     *                 "basis": {
                     *                   "zh": "机构编制实名制年度核对惯例",
                     *                   "en": "yearly check of the real-name register (practice)"
                     *                 }
                     *               },
                     *               "establishment": {
                     *                 "group": "establishment",
                     *                 "limit": {
                     *                   "months": 6
                     *                 },
                     *                 "notice": {
                     *                   "workingDays": 10
                     *                 },
                     *                 "grace": {
                     *                   "workingDays": 20
                     *                 },
                     *                 "basis": {
                     *                   "zh": "机构编制信息半年更新惯例",
                     *                   "en": "half-yearly update of establishment data (practice)"
                     *                 }
                     *               },
                     *               "leadership": {
                     *                 "group": "leadership",
                     *                 "limit": {
                     *                   "months": 3
                     *                 },
                     *                 "notice": {
                     *                   "workingDays": 10
                     *                 },
                     *                 "grace": {
                     *                   "workingDays": 20
                     *                 },
                     *                 "basis": {
                     *                   "zh": "季度核实惯例",
                     *                   "en": "quarterly confirmation (practice)"
                     *                 }
                     *               },
                     *               "staff": {
                     *                 "group": "staff",
                     *                 "limit": {
                     *                   "months": 3
                     *                 },
                     *                 "notice": {
                     *                   "workingDays": 10
                     *                 },
                     *                 "grace": {
                     *                   "workingDays": 20
                     *                 },
                     *                 "basis": {
                     *                   "zh": "季度核实惯例",
                     *                   "en": "quarterly confirmation (practice)"
                     *                 }
                     *               }
                     *             },
                     *             "publication": {
                     *               "workingDays": 20,
                     *               "basis": {
                     *                 "zh": "政府信息公开条例 26",
                     *                 "en": "Regulations on Open Government Information, art. 26"
                     *               }
                     *             },
                     *             "batch": {
                     *               "months": 12,
                     *               "changes": 10,
                     *               "share": 0.5,
                     *               "basis": {
                     *                 "zh": "本系统的提示办法，不是对单位的结论",
                     *                 "en": "a hint this system gives, no finding about a unit"
                     *               }
                     *             }
                     *           }
                     *         ]
                     *       },
                     *       "meta": {
                     *         "licence": "CC-BY-4.0"
                     *       }
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["Catalogue"];
                        meta: components["schemas"]["Meta"];
                    };
                    /**
                     * @example 字段,名称,公开属性,更新组,依据,本县改列版本,本县改列施行日期,本县改列依据
                     *     unit.id,单位标识,public,identity,机构编制实名制公示惯例,,,
                     *     unit.name,机构名称,public,identity,政府信息公开条例 20(2),,,
                     */
                    "text/csv": string;
                };
            };
            /** @description 与 If-None-Match 所示相同，没有变化。 · Not modified: what If-None-Match names still stands. */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            500: components["responses"]["Problem500"];
        };
    };
    getCodes: {
        parameters: {
            query?: {
                /** @description 表示形式 · Representation */
                format?: "json" | "csv";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功。 · Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "changeReason",
                     *           "zh": "变更事由",
                     *           "en": "reason for change",
                     *           "source": "机构编制实名制管理惯例（广东省2011年指标）",
                     *           "items": [
                     *             {
                     *               "code": "added",
                     *               "zh": "新增",
                     *               "en": "newly added",
                     *               "aliases": [
                     *                 "新进",
                     *                 "新录用"
                     *               ]
                     *             },
                     *             {
                     *               "code": "transferredIn",
                     *               "zh": "调入",
                     *               "en": "transferred in",
                     *               "aliases": [
                     *                 "转入"
                     *               ]
                     *             }
                     *           ]
                     *         },
                     *         {
                     *           "id": "establishmentType",
                     *           "zh": "编制类型",
                     *           "en": "establishment type",
                     *           "source": "机构编制实名制管理惯例（广东省2011年指标，参照 GB/T 34981.2-2017 名称）",
                     *           "items": [
                     *             {
                     *               "code": "administrative",
                     *               "zh": "行政编制",
                     *               "en": "administrative",
                     *               "aliases": [
                     *                 "行政",
                     *                 "机关编制"
                     *               ]
                     *             },
                     *             {
                     *               "code": "politicalLegal",
                     *               "zh": "政法专项编制",
                     *               "en": "political and legal",
                     *               "aliases": [
                     *                 "政法专项",
                     *                 "政法"
                     *               ]
                     *             }
                     *           ]
                     *         }
                     *       ],
                     *       "meta": {
                     *         "licence": "CC-BY-4.0"
                     *       }
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["CodeList"][];
                        meta: components["schemas"]["Meta"];
                    };
                    /**
                     * @example 代码集,代码集名称,代码,名称,英文,标准代码,依据
                     *     changeReason,变更事由,added,新增,newly added,,机构编制实名制管理惯例（广东省2011年指标）
                     *     changeReason,变更事由,transferredIn,调入,transferred in,,机构编制实名制管理惯例（广东省2011年指标）
                     */
                    "text/csv": string;
                };
            };
            /** @description 与 If-None-Match 所示相同，没有变化。 · Not modified: what If-None-Match names still stands. */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            500: components["responses"]["Problem500"];
        };
    };
    createImport: {
        parameters: {
            query: {
                /** @description 行政区划代码 · GB/T 2260 code of the jurisdiction */
                jurisdiction: string;
                /** @description 版式 · Layout of the file */
                profile?: "sunshine" | "heze-units" | "uk-organograms";
                /** @description 文件名 · Name of the file */
                fileName: string;
                /** @description 首次导入时公开全部在编人员，须同时给出决定与影响评估 · With the first import: name everyone; needs all five parameters below */
                roster?: "full";
                /** @description 决定文号 · Number of the decision */
                decisionNumber?: string;
                /** @description 决定名称 · Title of the decision */
                decisionTitle?: string;
                /** @description 决定日期 · Date of the decision */
                decisionDate?: string;
                /** @description 影响评估编号 · Number of the impact assessment */
                assessmentNumber?: string;
                /** @description 影响评估日期 · Date of the impact assessment */
                assessmentDate?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description 表格文件本身 · The file itself */
        requestBody: {
            content: {
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                "text/csv": string;
                "application/octet-stream": string;
            };
        };
        responses: {
            /** @description 成功。 · Done. */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": {
                     *         "counts": {
                     *           "rowsIn": 1,
                     *           "registered": 1,
                     *           "units": 1,
                     *           "staff": 0,
                     *           "refused": {},
                     *           "unchanged": 0
                     *         },
                     *         "jurisdictions": [
                     *           {
                     *             "code": "990000",
                     *             "catalogue": "2026-11",
                     *             "register": {
                     *               "release": 1,
                     *               "digest": "fb44f0505cf8b547c98f0c1e0dfd7327ab89600af86294b9eaa7f2169eb603d9"
                     *             },
                     *             "releases": [
                     *               {
                     *                 "unit": "u-990000-5tsrs9ajd0ey",
                     *                 "name": "练习局261201101348",
                     *                 "release": 1,
                     *                 "digest": "5d40f1b0f2a69c7798493af930e075a2a86f47e1cf364c226735d9b6cad43d7a",
                     *                 "first": true,
                     *                 "reason": "added",
                     *                 "changes": {
                     *                   "added": 1,
                     *                   "changed": 0,
                     *                   "removed": 0
                     *                 }
                     *               }
                     *             ]
                     *           }
                     *         ],
                     *         "id": "c4495ffcb45fb6fa7f10e588e3ebde1b6ab7622ec0ba84270f718c759d7dca91",
                     *         "content": "b4bd92457aa88eecf1e43af76da4bfc030785541c09c92b46b5a0e928f963fef",
                     *         "createdAt": "2026-12-01T10:13:48.593Z",
                     *         "profile": "sunshine",
                     *         "encoding": "utf-8",
                     *         "dropped": [],
                     *         "warnings": [],
                     *         "warningsLeft": 0,
                     *         "clearance": null,
                     *         "publication": null
                     *       }
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["Import"];
                    };
                };
            };
            /** @description 已建立。 · Created. */
            201: {
                headers: {
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": {
                     *         "counts": {
                     *           "rowsIn": 1,
                     *           "registered": 1,
                     *           "units": 1,
                     *           "staff": 0,
                     *           "refused": {},
                     *           "unchanged": 0
                     *         },
                     *         "jurisdictions": [
                     *           {
                     *             "code": "990000",
                     *             "catalogue": "2026-11",
                     *             "register": {
                     *               "release": 1,
                     *               "digest": "fb44f0505cf8b547c98f0c1e0dfd7327ab89600af86294b9eaa7f2169eb603d9"
                     *             },
                     *             "releases": [
                     *               {
                     *                 "unit": "u-990000-5tsrs9ajd0ey",
                     *                 "name": "练习局261201101348",
                     *                 "release": 1,
                     *                 "digest": "5d40f1b0f2a69c7798493af930e075a2a86f47e1cf364c226735d9b6cad43d7a",
                     *                 "first": true,
                     *                 "reason": "added",
                     *                 "changes": {
                     *                   "added": 1,
                     *                   "changed": 0,
                     *                   "removed": 0
                     *                 }
                     *               }
                     *             ]
                     *           }
                     *         ],
                     *         "id": "c4495ffcb45fb6fa7f10e588e3ebde1b6ab7622ec0ba84270f718c759d7dca91",
                     *         "content": "b4bd92457aa88eecf1e43af76da4bfc030785541c09c92b46b5a0e928f963fef",
                     *         "createdAt": "2026-12-01T10:13:48.593Z",
                     *         "profile": "sunshine",
                     *         "encoding": "utf-8",
                     *         "dropped": [],
                     *         "warnings": [],
                     *         "warningsLeft": 0,
                     *         "clearance": null,
                     *         "publication": null
                     *       }
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["Import"];
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            413: components["responses"]["Problem413"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
        };
    };
    getImport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 导入编号 · Id of the import */
                import: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功。 · Done. */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": {
                     *         "content": "b4bd92457aa88eecf1e43af76da4bfc030785541c09c92b46b5a0e928f963fef",
                     *         "counts": {
                     *           "refused": {},
                     *           "registered": 1,
                     *           "rowsIn": 1,
                     *           "staff": 0,
                     *           "unchanged": 0,
                     *           "units": 1
                     *         },
                     *         "createdAt": "2026-12-01T10:13:48.593Z",
                     *         "dropped": [],
                     *         "encoding": "utf-8",
                     *         "id": "c4495ffcb45fb6fa7f10e588e3ebde1b6ab7622ec0ba84270f718c759d7dca91",
                     *         "jurisdictions": [
                     *           {
                     *             "code": "990000",
                     *             "catalogue": "2026-11",
                     *             "register": {
                     *               "digest": "fb44f0505cf8b547c98f0c1e0dfd7327ab89600af86294b9eaa7f2169eb603d9",
                     *               "release": 1
                     *             },
                     *             "releases": [
                     *               {
                     *                 "changes": {
                     *                   "added": 1,
                     *                   "changed": 0,
                     *                   "removed": 0
                     *                 },
                     *                 "digest": "5d40f1b0f2a69c7798493af930e075a2a86f47e1cf364c226735d9b6cad43d7a",
                     *                 "first": true,
                     *                 "name": "练习局261201101348",
                     *                 "reason": "added",
                     *                 "release": 1,
                     *                 "unit": "u-990000-5tsrs9ajd0ey"
                     *               }
                     *             ]
                     *           }
                     *         ],
                     *         "profile": "sunshine",
                     *         "warnings": [],
                     *         "warningsLeft": 0,
                     *         "clearance": null,
                     *         "publication": null
                     *       }
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["Import"];
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            500: components["responses"]["Problem500"];
        };
    };
    clearImport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 导入编号 · Id of the import */
                import: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功。 · Done. */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": {
                     *         "content": "b4bd92457aa88eecf1e43af76da4bfc030785541c09c92b46b5a0e928f963fef",
                     *         "counts": {
                     *           "refused": {},
                     *           "registered": 1,
                     *           "rowsIn": 1,
                     *           "staff": 0,
                     *           "unchanged": 0,
                     *           "units": 1
                     *         },
                     *         "createdAt": "2026-12-01T10:13:48.593Z",
                     *         "dropped": [],
                     *         "encoding": "utf-8",
                     *         "id": "c4495ffcb45fb6fa7f10e588e3ebde1b6ab7622ec0ba84270f718c759d7dca91",
                     *         "jurisdictions": [
                     *           {
                     *             "code": "990000",
                     *             "catalogue": "2026-11",
                     *             "register": {
                     *               "digest": "fb44f0505cf8b547c98f0c1e0dfd7327ab89600af86294b9eaa7f2169eb603d9",
                     *               "release": 1
                     *             },
                     *             "releases": [
                     *               {
                     *                 "changes": {
                     *                   "added": 1,
                     *                   "changed": 0,
                     *                   "removed": 0
                     *                 },
                     *                 "digest": "5d40f1b0f2a69c7798493af930e075a2a86f47e1cf364c226735d9b6cad43d7a",
                     *                 "first": true,
                     *                 "name": "练习局261201101348",
                     *                 "reason": "added",
                     *                 "release": 1,
                     *                 "unit": "u-990000-5tsrs9ajd0ey"
                     *               }
                     *             ]
                     *           }
                     *         ],
                     *         "profile": "sunshine",
                     *         "warnings": [],
                     *         "warningsLeft": 0,
                     *         "clearance": {
                     *           "by": {
                     *             "name": "演示保密审查员",
                     *             "id": "officer-2"
                     *           },
                     *           "at": "2026-12-01T10:13:48.658Z"
                     *         },
                     *         "publication": null
                     *       }
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["Import"];
                    };
                };
            };
            /** @description 已建立。 · Created. */
            201: {
                headers: {
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": {
                     *         "content": "b4bd92457aa88eecf1e43af76da4bfc030785541c09c92b46b5a0e928f963fef",
                     *         "counts": {
                     *           "refused": {},
                     *           "registered": 1,
                     *           "rowsIn": 1,
                     *           "staff": 0,
                     *           "unchanged": 0,
                     *           "units": 1
                     *         },
                     *         "createdAt": "2026-12-01T10:13:48.593Z",
                     *         "dropped": [],
                     *         "encoding": "utf-8",
                     *         "id": "c4495ffcb45fb6fa7f10e588e3ebde1b6ab7622ec0ba84270f718c759d7dca91",
                     *         "jurisdictions": [
                     *           {
                     *             "code": "990000",
                     *             "catalogue": "2026-11",
                     *             "register": {
                     *               "digest": "fb44f0505cf8b547c98f0c1e0dfd7327ab89600af86294b9eaa7f2169eb603d9",
                     *               "release": 1
                     *             },
                     *             "releases": [
                     *               {
                     *                 "changes": {
                     *                   "added": 1,
                     *                   "changed": 0,
                     *                   "removed": 0
                     *                 },
                     *                 "digest": "5d40f1b0f2a69c7798493af930e075a2a86f47e1cf364c226735d9b6cad43d7a",
                     *                 "first": true,
                     *                 "name": "练习局261201101348",
                     *                 "reason": "added",
                     *                 "release": 1,
                     *                 "unit": "u-990000-5tsrs9ajd0ey"
                     *               }
                     *             ]
                     *           }
                     *         ],
                     *         "profile": "sunshine",
                     *         "warnings": [],
                     *         "warningsLeft": 0,
                     *         "clearance": {
                     *           "by": {
                     *             "name": "演示保密审查员",
                     *             "id": "officer-2"
                     *           },
                     *           "at": "2026-12-01T10:13:48.658Z"
                     *         },
                     *         "publication": null
                     *       }
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["Import"];
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            500: components["responses"]["Problem500"];
        };
    };
    publishImport: {
        parameters: {
            query?: {
                /** @description 变更事由；不给则按变化推定 · Reason for the change; without it, what the change itself suggests */
                reason?: "added" | "transferredIn" | "transferredOut" | "postChanged" | "retired" | "establishmentAdjusted" | "unitEstablished" | "merged" | "renamed" | "abolished" | "correction";
            };
            header?: never;
            path: {
                /** @description 导入编号 · Id of the import */
                import: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功。 · Done. */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": {
                     *         "id": "c4495ffcb45fb6fa7f10e588e3ebde1b6ab7622ec0ba84270f718c759d7dca91",
                     *         "done": true,
                     *         "published": 2,
                     *         "of": 2,
                     *         "reason": null,
                     *         "ledgers": [
                     *           {
                     *             "jurisdiction": "990000",
                     *             "from": 1,
                     *             "to": 2,
                     *             "entries": 2
                     *           }
                     *         ]
                     *       }
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["Publication"];
                    };
                };
            };
            /** @description 已接受，处理中。 · Accepted, under way. */
            202: {
                headers: {
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": {
                     *         "id": "c4495ffcb45fb6fa7f10e588e3ebde1b6ab7622ec0ba84270f718c759d7dca91",
                     *         "done": true,
                     *         "published": 2,
                     *         "of": 2,
                     *         "reason": null,
                     *         "ledgers": [
                     *           {
                     *             "jurisdiction": "990000",
                     *             "from": 1,
                     *             "to": 2,
                     *             "entries": 2
                     *           }
                     *         ]
                     *       }
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["Publication"];
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            500: components["responses"]["Problem500"];
        };
    };
    confirmUnit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 单位标识 · Id of the unit */
                unit: string;
            };
            cookie?: never;
        };
        /** @description 核实哪些部分 · What is confirmed */
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConfirmationRequest"];
            };
        };
        responses: {
            /** @description 成功。 · Done. */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": {
                     *         "jurisdiction": "990000",
                     *         "seq": 3,
                     *         "at": "2026-11-23T14:47:13.043Z",
                     *         "unit": "u-990000-hx6taf8zhyw8",
                     *         "release": 2,
                     *         "digest": "1ffbdb73b0cbf7714dc74a5d2ea4e10f132b2f72648530ead3cdf4b1b43f4cbf",
                     *         "groups": [
                     *           "identity",
                     *           "leadership"
                     *         ]
                     *       }
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["Confirmation"];
                    };
                };
            };
            /** @description 已建立。 · Created. */
            201: {
                headers: {
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": {
                     *         "jurisdiction": "990000",
                     *         "seq": 3,
                     *         "at": "2026-11-23T14:47:13.043Z",
                     *         "unit": "u-990000-hx6taf8zhyw8",
                     *         "release": 2,
                     *         "digest": "1ffbdb73b0cbf7714dc74a5d2ea4e10f132b2f72648530ead3cdf4b1b43f4cbf",
                     *         "groups": [
                     *           "identity",
                     *           "leadership"
                     *         ]
                     *       }
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["Confirmation"];
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            500: components["responses"]["Problem500"];
        };
    };
    wellKnown: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功。 · Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "feeds": [
                     *         {
                     *           "feed": "420923",
                     *           "head": "/v1/feeds/420923/head",
                     *           "key": "sunshine-bianzhi/420923+a192a9ba+AW8t2glPSCLeWaZzivA4x96T625pNe9MgjcI0krG8/kU"
                     *         }
                     *       ],
                     *       "licence": "CC-BY-4.0",
                     *       "protocol": "sunshine-bianzhi/feed/1",
                     *       "witnesses": []
                     *     }
                     */
                    "application/json": components["schemas"]["Discovery"];
                };
            };
            /** @description 与 If-None-Match 所示相同，没有变化。 · Not modified: what If-None-Match names still stands. */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            500: components["responses"]["Problem500"];
        };
    };
    dcatCatalog: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功。 · Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "@context": {
                     *         "dcat": "http://www.w3.org/ns/dcat#",
                     *         "dct": "http://purl.org/dc/terms/",
                     *         "foaf": "http://xmlns.com/foaf/0.1/",
                     *         "prov": "http://www.w3.org/ns/prov#",
                     *         "spdx": "http://spdx.org/rdf/terms#",
                     *         "xsd": "http://www.w3.org/2001/XMLSchema#"
                     *       },
                     *       "@id": "/v1/catalog.jsonld#catalog",
                     *       "@type": "dcat:Catalog",
                     *       "dcat:dataset": [
                     *         {
                     *           "@id": "/v1/feeds/420923/head#dataset",
                     *           "@type": "dcat:Dataset",
                     *           "dcat:distribution": [
                     *             {
                     *               "@id": "/v1/feeds/420923/snapshots/1216/records.38a525b75145a67c0480e56f47cbb69630d8b6c387a19ba63853b297c22e10ee.ndjson.gz",
                     *               "@type": "dcat:Distribution",
                     *               "dcat:accessURL": {
                     *                 "@id": "/v1/feeds/420923/head"
                     *               },
                     *               "dcat:byteSize": {
                     *                 "@type": "xsd:nonNegativeInteger",
                     *                 "@value": "74418"
                     *               },
                     *               "dcat:downloadURL": {
                     *                 "@id": "/v1/feeds/420923/snapshots/1216/records.38a525b75145a67c0480e56f47cbb69630d8b6c387a19ba63853b297c22e10ee.ndjson.gz"
                     *               },
                     *               "dcat:mediaType": {
                     *                 "@id": "https://www.iana.org/assignments/media-types/application/gzip"
                     *               },
                     *               "dct:license": {
                     *                 "@id": "https://creativecommons.org/licenses/by/4.0/"
                     *               },
                     *               "dct:title": "records",
                     *               "spdx:checksum": {
                     *                 "@type": "spdx:Checksum",
                     *                 "spdx:algorithm": {
                     *                   "@id": "spdx:checksumAlgorithm_sha256"
                     *                 },
                     *                 "spdx:checksumValue": {
                     *                   "@type": "xsd:hexBinary",
                     *                   "@value": "38a525b75145a67c0480e56f47cbb69630d8b6c387a19ba63853b297c22e10ee"
                     *                 }
                     *               }
                     *             },
                     *             {
                     *               "@id": "/v1/feeds/420923/snapshots/1216/units.53b8e51c7bf4388113646ef0cec4612d17b2debec3c986d2600532a2a4cfe1f6.csv",
                     *               "@type": "dcat:Distribution",
                     *               "dcat:accessURL": {
                     *                 "@id": "/v1/feeds/420923/head"
                     *               },
                     *               "dcat:byteSize": {
                     *                 "@type": "xsd:nonNegativeInteger",
                     *                 "@value": "49782"
                     *               },
                     *               "dcat:downloadURL": {
                     *                 "@id": "/v1/feeds/420923/snapshots/1216/units.53b8e51c7bf4388113646ef0cec4612d17b2debec3c986d2600532a2a4cfe1f6.csv"
                     *               },
                     *               "dcat:mediaType": {
                     *                 "@id": "https://www.iana.org/assignments/media-types/text/csv"
                     *               },
                     *               "dct:license": {
                     *                 "@id": "https://creativecommons.org/licenses/by/4.0/"
                     *               },
                     *               "dct:title": "units",
                     *               "spdx:checksum": {
                     *                 "@type": "spdx:Checksum",
                     *                 "spdx:algorithm": {
                     *                   "@id": "spdx:checksumAlgorithm_sha256"
                     *                 },
                     *                 "spdx:checksumValue": {
                     *                   "@type": "xsd:hexBinary",
                     *                   "@value": "53b8e51c7bf4388113646ef0cec4612d17b2debec3c986d2600532a2a4cfe1f6"
                     *                 }
                     *               }
                     *             }
                     *           ],
                     *           "dcat:version": "d1f161e3-bf9e-4a5c-8805-f90e66b190d2.1216",
                     *           "dct:bibliographicCitation": "云梦县（演示数据）机构编制公开数据，第 1216 号变更（2026-11-23），状态摘要 4fb09b488979bc0b8009666b6a37b84a0bb1c1d12095248e23f882f659a55d8e",
                     *           "dct:description": [
                     *             {
                     *               "@language": "zh",
                     *               "@value": "机构、编制、领导职数和在编人员，由账本逐条推出，可自行核对"
                     *             },
                     *             {
                     *               "@language": "en",
                     *               "@value": "Public bodies, authorised posts, leading posts and staff, each provable from a ledger"
                     *             }
                     *           ],
                     *           "dct:identifier": "420923",
                     *           "dct:language": {
                     *             "@id": "http://id.loc.gov/vocabulary/iso639-1/zh"
                     *           },
                     *           "dct:license": {
                     *             "@id": "https://creativecommons.org/licenses/by/4.0/"
                     *           },
                     *           "dct:modified": {
                     *             "@type": "xsd:dateTime",
                     *             "@value": "2026-11-23T16:00:00.000Z"
                     *           },
                     *           "dct:publisher": {
                     *             "@type": "foaf:Agent",
                     *             "foaf:name": "云梦县（演示数据）"
                     *           },
                     *           "dct:title": [
                     *             {
                     *               "@language": "zh",
                     *               "@value": "云梦县（演示数据）机构编制公开数据"
                     *             },
                     *             {
                     *               "@language": "en",
                     *               "@value": "云梦县（演示数据）: public bodies, authorised posts and staff"
                     *             }
                     *           ]
                     *         }
                     *       ],
                     *       "dcat:service": [
                     *         {
                     *           "@id": "/v1/feeds/420923/head#service",
                     *           "@type": "dcat:DataService",
                     *           "dcat:endpointDescription": {
                     *             "@id": "/openapi.yaml"
                     *           },
                     *           "dcat:endpointURL": {
                     *             "@id": "/v1/feeds/420923/head"
                     *           },
                     *           "dcat:servesDataset": {
                     *             "@id": "/v1/feeds/420923/head#dataset"
                     *           },
                     *           "dct:license": {
                     *             "@id": "https://creativecommons.org/licenses/by/4.0/"
                     *           },
                     *           "dct:title": [
                     *             {
                     *               "@language": "zh",
                     *               "@value": "420923 供数"
                     *             },
                     *             {
                     *               "@language": "en",
                     *               "@value": "Feed 420923"
                     *             }
                     *           ]
                     *         }
                     *       ],
                     *       "dct:description": [
                     *         {
                     *           "@language": "zh",
                     *           "@value": "本处供数的每个县一个数据集，附最新快照的全部文件"
                     *         },
                     *         {
                     *           "@language": "en",
                     *           "@value": "A dataset for each county whose feed is served here, with all files of its newest snapshot"
                     *         }
                     *       ],
                     *       "dct:language": {
                     *         "@id": "http://id.loc.gov/vocabulary/iso639-1/zh"
                     *       },
                     *       "dct:license": {
                     *         "@id": "https://creativecommons.org/licenses/by/4.0/"
                     *       },
                     *       "dct:title": [
                     *         {
                     *           "@language": "zh",
                     *           "@value": "机构编制公开数据目录"
                     *         },
                     *         {
                     *           "@language": "en",
                     *           "@value": "Catalogue of public establishment data"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/ld+json": components["schemas"]["DcatCatalog"];
                };
            };
            /** @description 与 If-None-Match 所示相同，没有变化。 · Not modified: what If-None-Match names still stands. */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            500: components["responses"]["Problem500"];
        };
    };
    listHeads: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 省级行政区划代码 · Code of a province */
                province: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功。 · Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "heads": [
                     *         {
                     *           "at": "2026-11-23T16:00:00.000Z",
                     *           "epoch": "b8b6da8d-7a1d-4fc2-9ee0-528f23498935",
                     *           "feed": "420923",
                     *           "seq": 1216,
                     *           "state": "1b68eb1df9a932afb75f6a1059ff80914d421cf08c7a164c0ac4c99df00d25da"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Heads"];
                };
            };
            /** @description 与 If-None-Match 所示相同，没有变化。 · Not modified: what If-None-Match names still stands. */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            500: components["responses"]["Problem500"];
        };
    };
    getFeedHead: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 供数编号：行政区划代码 · The feed: code of its jurisdiction */
                feed: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功。 · Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "at": "2026-11-23T16:00:00.000Z",
                     *       "batch": 33,
                     *       "cadence": {
                     *         "nextSnapshot": "2026-11-24T21:54:07.282Z",
                     *         "pollSeconds": 300,
                     *         "snapshotHours": 24
                     *       },
                     *       "checkpoint": "sunshine-bianzhi/420923/b8b6da8d-7a1d-4fc2-9ee0-528f23498935\n1216\nFaoqzp6BfqsZ7pNJ8d/VdF4pJAds/Lt7TNm5q00J6Zk=\nstate 1b68eb1df9a932afb75f6a1059ff80914d421cf08c7a164c0ac4c99df00d25da\nbatch 33\n\n— sunshine-bianzhi/420923 oZKpurG2++8hIR5DfXJt8sFyM28F8j+h6pNKgmCgBzoTCgJYc/vZKFa4jXCFukDxdvs1QjX+UJst2P1kKLjPpqy75AE=\n",
                     *       "counts": {
                     *         "checkBack": 0,
                     *         "jurisdiction": 1,
                     *         "staff": 321,
                     *         "unit": 398
                     *       },
                     *       "epoch": "b8b6da8d-7a1d-4fc2-9ee0-528f23498935",
                     *       "feed": "420923",
                     *       "minSeq": 0,
                     *       "protocol": "sunshine-bianzhi/feed/1",
                     *       "redactions": [],
                     *       "segments": [],
                     *       "seq": 1216,
                     *       "snapshot": {
                     *         "at": "2026-11-23T21:54:07.282Z",
                     *         "manifest": {
                     *           "bytes": 592,
                     *           "path": "snapshots/1216/manifest.json",
                     *           "sha256": "95c459729f45240f683aa1be13f07183adcbf9761d7039b05bebbc4414df0c0d"
                     *         },
                     *         "seq": 1216
                     *       },
                     *       "state": {
                     *         "buckets": {
                     *           "bytes": 70064,
                     *           "path": "state/1216/buckets.json",
                     *           "sha256": "1196d382ac64116a4ef19fc23966d810672be0fc31d3e073e91eec6abea5d166"
                     *         },
                     *         "digest": "1b68eb1df9a932afb75f6a1059ff80914d421cf08c7a164c0ac4c99df00d25da"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["FeedHead"];
                };
            };
            /** @description 与 If-None-Match 所示相同，没有变化。 · Not modified: what If-None-Match names still stands. */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            500: components["responses"]["Problem500"];
        };
    };
    listChanges: {
        parameters: {
            query?: {
                /** @description 此号之后的变更 · Changes after this number */
                after?: number;
                /** @description 供数批次 · Epoch that the number is of */
                epoch?: string;
            };
            header?: never;
            path: {
                /** @description 供数编号：行政区划代码 · The feed: code of its jurisdiction */
                feed: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功。 · Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    Link: components["headers"]["Link"];
                    "Feed-Next": components["headers"]["Feed-Next"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {"at":"2025-09-20T01:00:00.000Z","batch":1,"bucket":150,"data":{"id":"11420923YM0000016B","jurisdiction":"420923","published":null,"registered":true,"registration":{"category":"disciplineSupervision","id":"11420923YM0000016B","level":"chiefSection","localCode":"4209230001","name":"云梦县纪律检查委员会监察委员会","stage":"notStarted","system":"党委"}},"h":"52bd57d92b6b3aa5bf8ec0317e60340aa879f4f7a86e05e285874968a3980982","id":"11420923YM0000016B","op":"put","prevRev":null,"rev":2,"salt":"6c08ea437439cb286e9e00b2257f9aa3","seq":2,"type":"unit"}
                     *     {"at":"2025-09-20T01:00:00.000Z","batch":1,"bucket":81,"data":{"id":"11420923YM0000040U","jurisdiction":"420923","published":null,"registered":true,"registration":{"category":"dispatchedOrgan","id":"11420923YM0000040U","level":"subSection","localCode":"4209230004","name":"云梦县纪委监委派驻第一纪检监察组","parent":"11420923YM0000016B","stage":"notStarted","system":"党委"}},"h":"269409076134b56462d85522f44271234157e7a32fc2586be49204d05aa64d69","id":"11420923YM0000040U","op":"put","prevRev":null,"rev":3,"salt":"c1ee571045176f077b4e19d3ec576de0","seq":3,"type":"unit"}
                     */
                    "application/x-ndjson": string;
                };
            };
            /** @description 与 If-None-Match 所示相同，没有变化。 · Not modified: what If-None-Match names still stands. */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            410: components["responses"]["Problem410"];
            500: components["responses"]["Problem500"];
        };
    };
    getProof: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 供数编号：行政区划代码 · The feed: code of its jurisdiction */
                feed: string;
                /** @description 变更号 · Number of a change */
                seq: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功。 · Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example c2sp.org/tlog-proof@v1
                     *     index 2
                     *     iJFQZ4D5lQpa5nLNY29OSmlaKFUWnPe5xFtiZAftiXk=
                     *     IKR90FwJ09UJ2kRsy9m8oLxWShfD3vKRFAiJaKMeML4=
                     *     M4uKBEep49etn3lyocz0YyJFOyzVzGIJyx8BOo6/BWM=
                     *     OJVSiTrxuCzOlgb2U56/Vdgw3NIey2+118FlFN0YudE=
                     *     4YgCDHPVVP/zjbxhI/QDWOFQGzYpdexorG4qtkxjUZs=
                     *     ldcuGoFqirWGW1X5CFSD+bD8sYFLk7BshsvGLlUzTM0=
                     *     6SOsbvQvcVmorDXRBUgdPFo0xNBxTzvOXkUTkdxOTzw=
                     *     gz0YV9tbGAVqSBIUwfq+/Rjd79c9J1e5+Lt1tTnDE1o=
                     *     p7nzWca7/1bSpo14T7bxxuQZAz9Z9tjzg2uFfiNN9dI=
                     *     1Oced0VTruNKrgz7P4iAWlqJ3DDwmst5luMuYJ2AvSE=
                     *     acQSPWn+7yV8P00B4cxXs6T4mtt/nJjDzQhc3qEdoJ8=
                     *
                     *     sunshine-bianzhi/420923/b8b6da8d-7a1d-4fc2-9ee0-528f23498935
                     *     1216
                     *     Faoqzp6BfqsZ7pNJ8d/VdF4pJAds/Lt7TNm5q00J6Zk=
                     *     state 1b68eb1df9a932afb75f6a1059ff80914d421cf08c7a164c0ac4c99df00d25da
                     *     batch 33
                     *
                     *     — sunshine-bianzhi/420923 oZKpurG2++8hIR5DfXJt8sFyM28F8j+h6pNKgmCgBzoTCgJYc/vZKFa4jXCFukDxdvs1QjX+UJst2P1kKLjPpqy75AE=
                     */
                    "text/plain": string;
                };
            };
            /** @description 与 If-None-Match 所示相同，没有变化。 · Not modified: what If-None-Match names still stands. */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            500: components["responses"]["Problem500"];
        };
    };
    feedFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 供数编号：行政区划代码 · The feed: code of its jurisdiction */
                feed: string;
                /** @description 供数首页、清单所列的文件路径 · Path of a file, as head and manifests name it */
                file: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功。 · Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example sunshine-bianzhi/420923/b8b6da8d-7a1d-4fc2-9ee0-528f23498935
                     *     1216
                     *     Faoqzp6BfqsZ7pNJ8d/VdF4pJAds/Lt7TNm5q00J6Zk=
                     *     state 1b68eb1df9a932afb75f6a1059ff80914d421cf08c7a164c0ac4c99df00d25da
                     *     batch 33
                     *
                     *     — sunshine-bianzhi/420923 oZKpurG2++8hIR5DfXJt8sFyM28F8j+h6pNKgmCgBzoTCgJYc/vZKFa4jXCFukDxdvs1QjX+UJst2P1kKLjPpqy75AE=
                     */
                    "*/*": string;
                };
            };
            /** @description 与 If-None-Match 所示相同，没有变化。 · Not modified: what If-None-Match names still stands. */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description 文件较大，请到 Location 所示地址下载，一刻钟内有效。 · A large file: fetch it from Location within a quarter of an hour. */
            307: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            410: components["responses"]["Problem410"];
            500: components["responses"]["Problem500"];
        };
    };
    cosign: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 供数编号：行政区划代码 · The feed: code of its jurisdiction */
                feed: string;
            };
            cookie?: never;
        };
        /** @description 一行联署签名（C2SP tlog-cosignature v1） · One line: a cosignature (C2SP tlog-cosignature v1) */
        requestBody: {
            content: {
                "text/plain": string;
            };
        };
        responses: {
            /** @description 成功。 · Done. */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "witness": "province/420000",
                     *       "seq": 1216
                     *     }
                     */
                    "application/json": components["schemas"]["Cosigned"];
                };
            };
            400: components["responses"]["Problem400"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            500: components["responses"]["Problem500"];
        };
    };
    raiseDoubt: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 供数编号：行政区划代码 · The feed: code of its jurisdiction */
                feed: string;
            };
            cookie?: never;
        };
        /** @description 校核申请及其签名 · The doubt and its signature */
        requestBody: {
            content: {
                "application/json": {
                    /** @description 见证方名称 · Name of the witness */
                    by: string;
                    doubt: {
                        feed: string;
                        epoch: string;
                        record: {
                            /**
                             * @description - `unit` 机构 · unit
                             *     - `staff` 人员 · person
                             * @enum {string}
                             */
                            type: "unit" | "staff";
                            id: string;
                        };
                        /** @description 所持记录的摘要 · Digest of the record as it is held */
                        h: string;
                        kind: components["schemas"]["DoubtKind"];
                        text: string;
                    };
                    signature: string;
                };
            };
        };
        responses: {
            /** @description 成功。 · Done. */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "checkBack": "7k3m9v2q8r4t6w1x",
                     *       "due": "2026-12-07"
                     *     }
                     */
                    "application/json": components["schemas"]["RaisedDoubt"];
                };
            };
            400: components["responses"]["Problem400"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            500: components["responses"]["Problem500"];
        };
    };
}
