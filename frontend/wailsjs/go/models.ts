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

}

export namespace main {
	
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
	export interface PaperRequest {
	    month: string;
	    unit: string;
	    as_of: string;
	    document: string;
	    worker: string;
	    from: string;
	    to: string;
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
	    per_span: boolean;
	    numbered: boolean;
	    workbook: boolean;
	    on_paper: boolean;
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
	export interface UnitRow {
	    code: string;
	    name: string;
	    level: string;
	    parent: string;
	}
	export interface State {
	    database: string;
	    empty: boolean;
	    months: string[];
	    today: string;
	    units: UnitRow[];
	    indicators: Indicator[];
	}
	
	
	

}

export namespace report {
	
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
	
	export interface PayReckoning {
	    base: string;
	    paid: string;
	    reward: string;
	    steps: string[];
	    rules: rule.Value[];
	    clauses: Citation[];
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
	    adjustments?: Balance;
	    deductions?: Balance;
	    score?: Reckoning;
	    stars?: Reckoning;
	    rank: string;
	    consequences: Consequence[];
	    pay?: PayReckoning;
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

