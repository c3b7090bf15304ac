//! The types of the data that the page shows, for the type checker: docs/report-data.schema.json says the same of the
//! file. Nothing here runs.

/** Mean and the ends of the 95% range. @typedef {[number, number, number]} Triple */
/** A number into `texts`. @typedef {number} Text */
/** @typedef {"all" | "region" | "authority"} PlaceKind */
/** @typedef {"all" | "partly" | "nothing"} CostKnown */
/** @typedef {"net" | "known" | "gross"} LeadKey */

/**
 * @typedef {object} Place
 * @property {PlaceKind} kind
 * @property {string} name
 * @property {string} who
 * @property {number} authorities
 * @property {number} of
 * @property {string} [code]
 * @property {string} [region]
 * @property {number} [year]
 * @property {number} [in_post]
 * @property {number} [vacancies]
 * @property {number | null} [agency]
 * @property {number | null} [turnover]
 * @property {number} [leaving_rate]
 * @property {number | null} [vacancy_rate]
 * @property {number | null} [agency_rate]
 * @property {number} [cover_share]
 * @property {string[]} [flags]
 * @property {Text | null} [source]
 * @property {string[]} [local]
 * @property {{place: number, closeness: Text}[]} [neighbours]
 */

/**
 * The marks of one intervention, in words.
 * @typedef {object} Rating
 * @property {string} leaving
 * @property {string} strength
 * @property {string} certainty
 * @property {string} cost
 * @property {string} cost_is
 * @property {[string, string][]} lines
 */

/**
 * @typedef {object} Strategy
 * @property {string} id
 * @property {string} name
 * @property {string} evidence
 * @property {string} placeholder
 * @property {CostKnown} cost_known
 * @property {LeadKey} lead
 * @property {string} lead_words
 * @property {string} cost_words
 * @property {string} england_words
 * @property {string} effect_in_inputs
 * @property {string} effect_as_used
 * @property {string[]} members
 * @property {string} caution
 * @property {string} [build_up_words]
 * @property {BuildUpRow[]} [build_up]
 * @property {string} [review]
 * @property {string} [citation]
 * @property {string} [doi]
 * @property {string} [design]
 * @property {string} [place]
 * @property {string} [participants]
 * @property {string} [effect_source]
 * @property {string} [effect_reason]
 * @property {string} as_published
 * @property {Rating} [rating]
 * @property {string} bias_words
 * @property {{method: string, hazard_ratio: string, range: string, used: boolean}[]} effects_by_method
 * @property {AdoptersSeen[]} adopters
 * @property {{measure: string, result: string, significance: string, source: string}[]} wellbeing
 */

/** @typedef {{item: string, how: string, unit: string, cash: string, time: string, rests_on: string, source: string}} BuildUpRow */
/** @typedef {{name: string, says: string[], note: string, source: string, picture: string}} AdoptersSeen */

/** @typedef {"gross_cash" | "gross_total" | "known_cash" | "known_total" | "net_cash" | "net_total"} SavingKey */
/** Label, the input's two ends in words, the saving at each. @typedef {[Text, string, string, number, number]} Bar */

/**
 * @typedef {object} ResultParts
 * @property {string} sentence
 * @property {string} [first_year_sentence]
 * @property {[number, number][]} [build_up_here]
 * @property {Partial<Record<SavingKey, number>>} [chances]
 * @property {number} [england_cash]
 * @property {number[]} [lines]
 * @property {[number, number, number][]} [years]
 * @property {Text} [empty_posts]
 * @property {[Text, Text, ...string[]][]} [questions]
 * @property {Triple[]} [cumulative_before]
 * @property {Triple[]} [cumulative_after]
 * @property {string} [plane]
 * @property {[number, number]} [plane_scale]
 * @property {number[]} [acceptability]
 * @property {Bar[]} [tornado]
 * @property {number} [tornado_base]
 * @property {string} [bridge]
 * @property {number[]} [heat_gross_cash]
 * @property {number} [heat_programme]
 * @property {[number, number | null, number | null]} cost
 * @property {number} [cost_per_worker]
 * @property {Text} cost_words
 * @property {[number, number]} [time_taken]
 * @property {Text} [taken_words]
 * @property {[number, number, number]} [cost_parts]
 * @property {string} [cost_parts_words]
 * @property {Triple} [affordable]
 * @property {Text} [affordable_why]
 * @property {Text} [affordable_words]
 * @property {Text} [bought_for_words]
 * @property {string[]} [pilot_words]
 * @property {[number | null, number | null]} [break_even]
 * @property {[Text, Text]} [break_even_words]
 * @property {[Text, Text]} [must_be_true]
 * @property {number} [payback]
 * @property {Text} [payback_why]
 */
/** @typedef {ResultParts & Partial<Record<SavingKey, Triple>>} Result */

/**
 * @typedef {object} Belief
 * @property {string} id
 * @property {string} label
 * @property {string} unit
 * @property {string} value
 * @property {string} range
 * @property {string} basis
 * @property {Text | null} source
 * @property {boolean} local
 * @property {number | null} strategy
 * @property {number | null} place
 * @property {Text | null} note
 * @property {string[]} adjustments
 */

/**
 * @typedef {object} EvidenceKind
 * @property {string} id
 * @property {string} name
 * @property {string} meaning
 * @property {boolean} ranked
 * @property {string} badge
 * @property {string} proviso
 * @property {string} clause
 * @property {string} reminder
 * @property {string} why_no_saving
 * @property {string} effect_stands
 */

/**
 * @typedef {object} About
 * @property {string} product
 * @property {string} version
 * @property {string} seed
 * @property {number} draws
 * @property {string} sampling
 * @property {string} inputs_hash
 * @property {{name: string, months: number, when: string, price_year: number, discount: string}} study
 * @property {string[]} attribution
 * @property {string[]} published
 * @property {string} searched
 * @property {boolean} search_is_old
 * @property {{kind: string, where: string, field: string, says: string, hint: string}[]} problems
 * @property {{path: string, value: string, before: string, from: string}[]} local_values
 */

/**
 * @typedef {object} PageWords
 * @property {string} per_worker
 * @property {string} order_of_tables
 * @property {string} ranges_overlap
 * @property {string} as_they_stand
 * @property {string} break_even_elsewhere
 * @property {string} quotation
 * @property {string} adopted
 * @property {string} no_trial
 * @property {string} movers
 * @property {string} strength_rule
 * @property {string} certainty_rule
 * @property {string} cost_cell_rule
 */

/**
 * @typedef {object} Decision
 * @property {number} place
 * @property {number} [everything]
 * @property {string} [words]
 * @property {string} [noise_words]
 * @property {{label: string, worth: number, is_noise: boolean}[]} [things]
 */

/**
 * @typedef {object} Budget
 * @property {string} objective
 * @property {string} words
 * @property {{budget: number, value: number, spend: number}[]} frontier
 * @property {{authority: string, intervention: string, evidence: string, spend: number, net_cash: number}[]} purchases
 */

/** Saving before and after the cost, chance after it, what is said of them; or why there is no saving. @typedef {[number, number, number, Text | null] | Text} ScenarioCell */

/**
 * @typedef {object} Scenarios
 * @property {string} cash
 * @property {string[]} heads
 * @property {string} own
 * @property {string} words
 * @property {{name: string, why: string}[]} list
 * @property {string[]} strategies
 * @property {{survives: Text, remarks: Text[], cells: ScenarioCell[][]}[]} places
 */

/**
 * Of one place and one strategy: the keys after `elsewhere` are there where `of` is.
 * @typedef {object} FinancialCase
 * @property {{place: number, strategy: number} | null} of
 * @property {string} elsewhere
 * @property {string} [sentence]
 * @property {string[]} [sentences]
 * @property {{caption: string, heads: {head: string, number: boolean}[], rows: string[][]}[]} [tables]
 * @property {string[]} [rules]
 */

/**
 * @typedef {object} ReportData
 * @property {number} format
 * @property {About} about
 * @property {PageWords} words
 * @property {EvidenceKind[]} evidence_kinds
 * @property {{id: CostKnown, of_a_group: string, in_short: string}[]} cost_kinds
 * @property {{id: string, words: string}[]} bases
 * @property {{place: number, strategy: number}} start
 * @property {Strategy[]} strategies
 * @property {Belief[]} beliefs
 * @property {Place[]} places
 * @property {string[]} years
 * @property {number[]} months_in_year
 * @property {{id: string, label: string, role: "cash" | "programme" | "capacity"}[]} lines
 * @property {number[]} willingness_to_pay
 * @property {{hazard_ratio: number[], cost_times: number[]}} heat
 * @property {(Result | null)[][]} results
 * @property {string[]} texts
 * @property {Scenarios | null} scenarios
 * @property {FinancialCase} financial_case
 * @property {Decision[]} decisions
 * @property {Budget | null} budget
 */

/** As the file holds them: results by key, then place, then strategy. @typedef {Omit<ReportData, "results"> & {results: Record<string, any[][]>}} Embedded */

export {};
