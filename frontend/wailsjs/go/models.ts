export namespace chart {
	
	export interface Table {
	    head: string[];
	    rows: string[][];
	}

}

export namespace domain {
	
	export interface Fault {
	    row: number;
	    column: string;
	    value: string;
	    reason: string;
	}
	export interface RecordRef {
	    ledger: string;
	    key: string;
	}

}

export namespace main {
	
	export interface AwardRequest {
	    unit: string;
	    from: string;
	    to: string;
	    top: number;
	}
	export interface DataScreen {
	    data?: office.DataScreen;
	    problems: report.Problem[];
	}
	export interface Failure {
	    code: string;
	    args: string[];
	    text: string;
	}
	export interface SheetReport {
	    read: office.SheetReport;
	    ledger_name: string;
	    faults: string[];
	    failure?: Failure;
	}
	export interface ImportReport {
	    files: SheetReport[];
	    problems: number;
	    effects: string[];
	    ids: number[];
	}
	export interface LedgerColumn {
	    name: string;
	    label: string;
	    required: boolean;
	}
	export interface Ledger {
	    id: string;
	    name: string;
	    columns: LedgerColumn[];
	}
	
	export interface PaperRequest {
	    month: string;
	    unit: string;
	    as_of: string;
	    document: string;
	    worker: string;
	    from: string;
	    to: string;
	    top: number;
	    workbook: boolean;
	}
	export interface PaperWorker {
	    worker: string;
	    name: string;
	    unit_name: string;
	}
	export interface PaperScreen {
	    documents: office.Document[];
	    workers: PaperWorker[];
	    from: string;
	    to: string;
	}
	
	export interface Period {
	    month: string;
	    unit: string;
	    as_of: string;
	}
	export interface Preferences {
	    shade: string;
	    print: string;
	    rail: string;
	    unit: string;
	}
	export interface Version {
	    published: office.Published;
	    newest: boolean;
	    state: string;
	    differs: office.ScoreChange[];
	    appeals: office.Appeal[];
	}
	export interface RankingScreen {
	    view?: report.Month;
	    workers?: report.Comparison;
	    units?: report.Comparison;
	    cautions: string[];
	    signings: office.Signing[];
	    versions: Version[];
	}
	export interface RuleDraft {
	    base: string;
	    id: string;
	    title: string;
	    effective: string;
	    values: Record<string, string>;
	}
	export interface RuleValue {
	    id: string;
	    label: string;
	    value: string;
	    unit?: string;
	    basis: string;
	    note?: string;
	    clauses: report.Citation[];
	}
	export interface RuleSet {
	    id: string;
	    title: string;
	    effective: string;
	    saved: boolean;
	    values: RuleValue[];
	}
	export interface RuleScreen {
	    sets: RuleSet[];
	    in_force: string;
	}
	
	
	export interface SettingScreen {
	    paper: paper.Settings;
	    user: string;
	    database: string;
	    encrypted: boolean;
	    backups: office.Backup[];
	    taught: office.Taught[];
	}
	
	export interface State {
	    office?: office.State;
	    version: string;
	    month: string;
	    unit: string;
	    folder: string;
	    user: string;
	    preferences: Preferences;
	}
	export interface UndoReport {
	    removed: number;
	    restored: number;
	    effects: string[];
	}

}

export namespace office {
	
	export interface Appeal {
	    id: number;
	    community: string;
	    month: string;
	    version: number;
	    worker: string;
	    text: string;
	    at: string;
	    by: string;
	    answer: string;
	    answered_at: string;
	    answered_by: string;
	    correction: number;
	}
	export interface AtRisk {
	    worker: string;
	    name: string;
	    score: string;
	    stars: number;
	    doors: number;
	    to_score: string;
	}
	export interface AuditEntry {
	    seq: number;
	    at: string;
	    by: string;
	    action: string;
	    subject: string;
	    text: string;
	    detail: number[];
	    hash: string;
	}
	export interface AwardDecision {
	    winners: string[];
	    reason: string;
	    at: string;
	    by: string;
	}
	export interface Certificate {
	    number: string;
	    name: string;
	    unit_name: string;
	    issued: string;
	}
	export interface AwardList {
	    awards?: report.Awards;
	    top: number;
	    undecided: string[];
	    unsettled: string[];
	    decisions: AwardDecision[];
	    certificates: Certificate[];
	}
	export interface Backup {
	    path: string;
	    name: string;
	    at: string;
	    why: string;
	    size: number;
	    encrypted: boolean;
	}
	
	export interface Chart {
	    id: string;
	    title: string;
	    subtitle: string;
	    unit: string;
	    note: string;
	    height: number;
	    light: number[];
	    dark: number[];
	    table: chart.Table;
	}
	export interface Taught {
	    fingerprint: string;
	    header: string;
	    ledger: string;
	    ledger_name: string;
	    column: string;
	    column_label: string;
	}
	export interface Load {
	    import: number;
	    file: string;
	    at: string;
	    by: string;
	    undone_at?: string;
	    undone_by?: string;
	    sheets: store.SheetLoad[];
	}
	export interface LedgerCount {
	    ledger: string;
	    name: string;
	    records: number;
	    month: number;
	    last: string;
	}
	export interface DataScreen {
	    ledgers: LedgerCount[];
	    loads: Load[];
	    taught: Taught[];
	}
	export interface Document {
	    id: string;
	    name: string;
	    group: string;
	    size: string;
	    basis: string;
	    per_worker: boolean;
	    one_worker: boolean;
	    per_span: boolean;
	    numbered: boolean;
	    workbook: boolean;
	    on_paper: boolean;
	}
	export interface Flaw {
	    kind: string;
	    subject: string;
	    record?: domain.RecordRef;
	    text: string;
	}
	export interface Indicator {
	    id: string;
	    name: string;
	    clause: string;
	}
	export interface KeyRate {
	    indicator: string;
	    name: string;
	    value?: string;
	    target?: string;
	    previous?: string;
	    anew: boolean;
	    num: number;
	    den: number;
	    unit: string;
	    short: boolean;
	    trend: string[];
	}
	export interface LabelledCell {
	    label: string;
	    value: string;
	}
	
	
	export interface MonthScreen {
	    view?: report.Month;
	    rates: KeyRate[];
	    charts: Chart[];
	    trend?: Chart;
	    at_risk: AtRisk[];
	}
	export interface Named {
	    number: string;
	    name: string;
	}
	export interface Officer {
	    officer: string;
	    name: string;
	    station: string;
	    community: string;
	    unit_name: string;
	    from: string;
	    to: string;
	    holds: boolean;
	}
	export interface UnitRow {
	    code: string;
	    name: string;
	    level: string;
	    parent: string;
	}
	export interface Stay {
	    unit: string;
	    name: string;
	    from: string;
	    to: string;
	    span?: string;
	}
	export interface Person {
	    worker: string;
	    name: string;
	    unit_name: string;
	    posts: Stay[];
	    leave: Stay[];
	    flags: string[];
	}
	export interface People {
	    workers: Person[];
	    officers: Officer[];
	    vacant: UnitRow[];
	}
	
	export interface Published {
	    community: string;
	    name: string;
	    version: number;
	    reason?: string;
	    at: string;
	    by: string;
	    digest: string;
	    short_digest: string;
	    publicity_from: string;
	    publicity_to: string;
	}
	export interface PublishReport {
	    month: string;
	    published: Published[];
	    already: string[];
	    warnings: string[];
	}
	
	export interface PublishedVersion {
	    community: string;
	    name: string;
	    month: string;
	    version: number;
	    same: boolean;
	    differ: string[];
	}
	export interface RecordCells {
	    ledger: string;
	    ledger_name: string;
	    key: string;
	    file: string;
	    sheet: string;
	    line: number;
	    import: number;
	    cells: LabelledCell[];
	}
	export interface ScoreChange {
	    worker: string;
	    name: string;
	    before: string;
	    after: string;
	    stars: boolean;
	}
	export interface SheetReport {
	    file: string;
	    sheet: string;
	    ledger: string;
	    encoding: string;
	    rows: number;
	    loaded: number;
	    skipped: number;
	    updated: number;
	    faulty: domain.Fault[];
	    passed_over: string[];
	    personal: number;
	    import?: number;
	    unused?: boolean;
	    fingerprint?: string;
	    header?: string[];
	    taught?: boolean;
	    error?: string;
	}
	export interface WaitingLog {
	    worker: string;
	    name: string;
	    days: number;
	}
	export interface SignedFor {
	    worker: string;
	    name: string;
	    community: string;
	    officer: string;
	    in_place: boolean;
	    score: string;
	}
	export interface SignReport {
	    month: string;
	    signed: SignedFor[];
	    waiting: WaitingLog[];
	}
	
	export interface SignedLine {
	    worker: string;
	    name: string;
	    score: string;
	    stars: number;
	    state: string;
	    at: string;
	    officer: string;
	    in_place: boolean;
	    waiting: number;
	}
	export interface Signing {
	    community: string;
	    name: string;
	    officers: Named[];
	    in_place: boolean;
	    term: string;
	    workers: SignedLine[];
	}
	export interface SpotCheck {
	    no: string;
	    level: string;
	    unit: string;
	    unit_name: string;
	    worker: string;
	    name: string;
	    day: string;
	    matter: string;
	    ledger: string;
	    label: string;
	    record: string;
	    finding: string;
	    deduction: string;
	}
	export interface Step {
	    id: string;
	    state: string;
	    count: number;
	    total: number;
	    names: string[];
	}
	export interface Standing {
	    status: string;
	    publicity_until: string;
	    version: number;
	    steps: Step[];
	}
	export interface State {
	    database: string;
	    empty: boolean;
	    months: string[];
	    today: string;
	    units: UnitRow[];
	    indicators: Indicator[];
	}
	
	
	
	
	export interface Verification {
	    sound: boolean;
	    head: string;
	    entries: number;
	    content: string;
	    flaws: Flaw[];
	    published: PublishedVersion[];
	    not_recomputed?: string[];
	}
	
	export interface YearMonth {
	    month: string;
	    score?: string;
	    stars?: number;
	    rank?: number;
	    note: string;
	}
	export interface Year {
	    subject: string;
	    name: string;
	    charts: Chart[];
	    months: YearMonth[];
	}

}

export namespace paper {
	
	export interface PictureFile {
	    name: string;
	    data: number[];
	}
	export interface Settings {
	    issuer: string;
	    police: string;
	    phone: string;
	    appeal_place: string;
	    honour: string;
	    certificate_text: string;
	    number_pattern: string;
	    publicity_days: number;
	    stars_only: boolean;
	    seal?: PictureFile;
	    police_seal?: PictureFile;
	    emblem?: PictureFile;
	    faces: Record<string, string>;
	}

}

export namespace report {
	
	export interface Winner {
	    worker: string;
	    name: string;
	    unit: string;
	    unit_name: string;
	    months: number;
	    mean: string;
	    five_star: number;
	    rank: number;
	    tie: boolean;
	}
	export interface Awards {
	    from: string;
	    to: string;
	    unit: string;
	    unit_name: string;
	    months: number;
	    winners: Winner[];
	}
	export interface Source {
	    file: string;
	    sheet: string;
	    line: number;
	}
	export interface Row {
	    ledger: string;
	    label: string;
	    key: string;
	    source?: Source;
	}
	export interface BalanceRow {
	    day: string;
	    points: string;
	    cause: string;
	    ground: string;
	    row: Row;
	}
	export interface Citation {
	    ref: string;
	    text: string;
	}
	export interface Balance {
	    sum: string;
	    cap: rule.Value;
	    counted: string;
	    clauses: Citation[];
	    entries: BalanceRow[];
	}
	
	
	export interface ComparedRow {
	    code: string;
	    name: string;
	    score: string;
	    score_before: string;
	    change: string;
	    rank: number;
	    rank_before: number;
	    stars: number;
	    stars_before: number;
	}
	export interface Comparison {
	    month: string;
	    before: string;
	    rows: ComparedRow[];
	}
	export interface Consequence {
	    code: string;
	    name: string;
	    means: string;
	    reasons: string[];
	    clauses: Citation[];
	}
	export interface Exact {
	    value: string;
	    required?: string;
	    attainment: string;
	    weight: string;
	    points: string;
	}
	export interface Item {
	    subject: string;
	    key: string;
	    text: string;
	    rows: Row[];
	}
	export interface Group {
	    why: string;
	    text: string;
	    counts: string;
	    num: boolean;
	    den: boolean;
	    items: Item[];
	}
	
	export interface Measure {
	    num: number;
	    den: number;
	    applies: boolean;
	    weight?: string;
	    value?: string;
	    target?: string;
	    points?: string;
	    pending?: number;
	}
	export interface Unit {
	    unit: string;
	    name: string;
	    parent: string;
	    level: string;
	    assessed: number;
	    indicators?: Record<string, Measure>;
	    indicator_score?: string;
	    spot_score?: string;
	    score?: string;
	    rank?: number;
	}
	export interface Pay {
	    base: string;
	    paid: string;
	    reward: string;
	}
	export interface Worker {
	    worker: string;
	    name: string;
	    unit: string;
	    unit_name: string;
	    grids: string[];
	    grid_names: string[];
	    assessed: boolean;
	    reason: string;
	    reason_text: string;
	    indicators?: Record<string, Measure>;
	    adjustments?: string;
	    deductions?: string;
	    score?: string;
	    stars?: number;
	    qualified?: boolean;
	    rank?: number;
	    consequences: string[];
	    reasons: string[];
	    pay?: Pay;
	}
	export interface Month {
	    month: string;
	    as_of: string;
	    unit: string;
	    rule_set: string;
	    workers: Worker[];
	    units: Unit[];
	    unit_name: string;
	    unit_level: string;
	    early_look: boolean;
	    warnings: string[];
	}
	export interface Part {
	    unit?: string;
	    worker?: string;
	    name: string;
	    fraction: string;
	}
	
	export interface PayReckoning {
	    base: string;
	    paid: string;
	    reward: string;
	    steps: string[];
	    rows: Row[];
	    rules: rule.Value[];
	    clauses: Citation[];
	}
	export interface PayRow {
	    worker: string;
	    name: string;
	    unit_name: string;
	    grids: string;
	    wage: string;
	    share: string;
	    standard: string;
	    earned: string;
	    due: string;
	    rating: string;
	    withheld: string;
	    reward: string;
	    net: string;
	}
	export interface PaySheet {
	    month: string;
	    period: string;
	    unit: string;
	    unit_name: string;
	    rows: PayRow[];
	    due: string;
	    withheld: string;
	    reward: string;
	    net: string;
	    net_words: string;
	    no_wage: string[];
	}
	export interface Problem {
	    code: string;
	    title: string;
	    hint: boolean;
	    text: string;
	    do: string;
	    worker: string;
	    worker_name: string;
	    unit: string;
	    unit_name: string;
	    day: string;
	    rows: Row[];
	}
	export interface Reckoning {
	    text: string;
	    steps: string[];
	    rules: rule.Value[];
	    clauses: Citation[];
	}
	
	export interface SheetLine {
	    id: string;
	    name: string;
	    basis: string;
	    clauses: Citation[];
	    rules: rule.Value[];
	    num_means: string;
	    den_means: string;
	    fraction: string;
	    measure: Measure;
	    exact?: Exact;
	    steps: string[];
	    groups: Group[];
	    parts?: Part[];
	    pending?: number;
	    escalated?: number;
	}
	export interface ScoreSheet {
	    month: string;
	    period: string;
	    as_of: string;
	    rule_set: string;
	    rule_title: string;
	    worker: Worker;
	    attendance: string;
	    indicators: SheetLine[];
	    left_out?: Problem[];
	    adjustments?: Balance;
	    deductions?: Balance;
	    score?: Reckoning;
	    stars?: Reckoning;
	    rank: string;
	    consequences: Consequence[];
	    pay?: PayReckoning;
	}
	
	
	
	export interface UnitSheet {
	    month: string;
	    period: string;
	    as_of: string;
	    rule_set: string;
	    rule_title: string;
	    unit: Unit;
	    indicators: SheetLine[];
	    score?: Reckoning;
	    spot_checks: BalanceRow[];
	    rank: string;
	}
	

}

export namespace rule {
	
	export interface Value {
	    id: string;
	    label: string;
	    value: string;
	    unit?: string;
	    basis: string;
	    note?: string;
	}

}

export namespace store {
	
	export interface SheetLoad {
	    sheet: string;
	    ledger: string;
	    rows: number;
	    loaded: number;
	    updated: number;
	    skipped: number;
	    faulty: number;
	}

}

