//! A small report with every kind of evidence, cost and place, and names that try to be code. Invented.

export const HOSTILE = {
  formula: '=HYPERLINK("x","y")',
  tag: "<script>alert(1)</script>",
  quote: '"; alert(1); "',
  entity: "A & B </script><!-- &lt;b&gt; \u2028",
  image: "<img src=x onerror=alert(1)>",
};

const KINDS = [
  ["published", "Published effects"],
  ["own", "Effects the authority has entered itself"],
  ["assumed", "Assumed effects"],
  ["unstated", "Effects whose basis the inputs do not state"],
  ["null_result", "Null results"],
  ["none", "No turnover evidence"],
];

const strategy = (id, name, evidence, more = {}) => ({
  id,
  name,
  evidence,
  basis: evidence === "assumed" ? "assumption" : evidence,
  level: "team",
  group: "other",
  has_effect: evidence !== "none",
  placeholder: "a placeholder",
  hazard_ratio: evidence === "none" ? null : [0.8, 0.6, 1.1],
  hazard_ratio_published: evidence === "published" ? [0.7, 0.5, 0.9] : null,
  caution: `Caution for ${id}.`,
  review: null,
  citation: "Somebody 2020",
  doi: null,
  design: "trial",
  place: "elsewhere",
  participants: "40",
  as_published: "odds ratio 0.7",
  effect_source: "abstract",
  effect_reason: null,
  members: [id],
  wellbeing: [],
  ...more,
});

export const STRATEGIES = [
  strategy("first", "First programme", "published"),
  strategy("second", HOSTILE.tag, "published", { caution: HOSTILE.image, citation: HOSTILE.entity }),
  strategy("stated", "Programme with a stated cost", "published", { placeholder: "" }),
  strategy("guess", "Assumed programme", "assumed"),
  strategy("own", "Own programme", "own", { placeholder: "" }),
  strategy("nothing", "Programme that changed nothing", "null_result"),
  strategy("unknown", "Programme nobody measured", "none", {
    wellbeing: [
      { measure: "burnout", result: HOSTILE.quote, significance: "not significant", source: HOSTILE.formula },
    ],
  }),
];

const NAMES = ["Ambleton", "Brackenshire", HOSTILE.formula, HOSTILE.quote, HOSTILE.entity, HOSTILE.image];

const PLACES = [
  { kind: "all", name: "England", code: null, region: null, authorities: 6, of: 6 },
  ...["North", "South"].map((name) => ({ kind: "region", name, code: null, region: name, authorities: 3, of: 3 })),
  ...NAMES.map((name, at) => ({
    kind: "authority",
    name,
    code: `E0000000${at}`,
    region: at < 3 ? "North" : "South",
    authorities: 1,
    of: 6,
    year: 2025,
    in_post: 100 + 50 * at,
    vacancies: at === 1 ? null : 10 + at,
    agency: 5,
    turnover: 0.11,
    leaving_rate: 0.12 + 0.01 * at,
    vacancy_rate: at === 1 ? null : 0.09,
    agency_rate: 0.04,
    cover_share: 0.7,
    flags: at === 0 ? [HOSTILE.tag] : [],
    source: "statistics",
    neighbours:
      at === 5
        ? []
        : [
            [3 + ((at + 1) % 6), "Very close"],
            [3 + ((at + 2) % 6), "Close"],
          ],
  })),
].map((place) =>
  place.kind === "authority"
    ? place
    : {
        ...place,
        year: null,
        in_post: null,
        vacancies: null,
        agency: null,
        turnover: null,
        leaving_rate: null,
        vacancy_rate: null,
        agency_rate: null,
        cover_share: null,
        flags: null,
        source: null,
        neighbours: null,
      },
);

const LINES = [
  ["pay", true],
  ["agency", true],
  ["recruitment", true],
  ["induction", true],
  ["exit", true],
  ["programme", true],
  ["uncovered", false],
  ["ramp_up", false],
  ["absence", false],
].map(([id, cash]) => ({ id, label: `line of ${id}`, cash }));

function base64(pairs) {
  const view = new DataView(new ArrayBuffer(4 * pairs.length));
  pairs.forEach(([effect, saving], at) => {
    view.setInt16(4 * at, effect, true);
    view.setInt16(4 * at + 2, saving, true);
  });
  return Buffer.from(view.buffer).toString("base64");
}

//! Every number differs between places and strategies, so that a page which does not follow is found out.
function result(place, at) {
  const chosen = STRATEGIES[at];
  const one = 1000 + 137 * place + 11 * at;
  const range = (mean) => [mean, mean - 40 * one, mean + 50 * one];
  const said = `Sentence of ${chosen.id} for place ${place}: exactly as it is.`;
  const cost = place < 3 ? [20 * one, null, null] : [20 * one, 10 * one, 30 * one];
  const none = chosen.evidence === "none";
  const lines = [-90, 120, 9, 7, 4, -20, 12, 9, -2].map((times) => times * one);
  const gross = 50 * one;
  return {
    s: said,
    gc: none ? null : range(gross),
    gt: none ? null : range(gross + 19 * one),
    nc: none ? null : range(30 * one),
    nt: none ? null : range(49 * one),
    p: none ? null : [0.87 - at / 100, 0.9, 0.61, 0.7],
    england: none ? null : [40 * one, 60 * one, 20 * one, 40 * one],
    lines: none ? null : lines,
    years: none
      ? null
      : [
          [20 * one, 7 * one, 9 * one, 11 * one],
          [32 * one, 13 * one, 12 * one, 20 * one],
        ],
    cum: none ? null : [range(11 * one), range(31 * one)],
    cum_gross: none ? null : [range(20 * one), range(52 * one)],
    cost,
    cost_per_worker: 300 + at,
    affordable: none ? null : [700 + place, -200, 1500],
    affordable_why: none ? 2 : null,
    ...(place < 3
      ? {}
      : {
          break_even: [0.8 - at / 100, at === 2 ? null : 0.9],
        }),
    payback: chosen.placeholder ? null : 14,
    payback_why: chosen.placeholder ? 3 : null,
    leavers: none ? null : [12.5, -3.2, 30.1],
    fte_years: none ? null : [9.5, -2, 22],
    plane: none ? null : base64(Array.from({ length: 200 }, (_, draw) => [draw - 40, 3 * draw - 160 - at])),
    plane_scale: none ? null : [0.2, one],
    plane_what: "net cash saving",
    ceac: none ? null : [0.61, 0.7, 0.8],
    tornado: none
      ? null
      : [
          [place % 2, "0.61", "1.08", 90 * one, -10 * one],
          ["agency premium of all", "20%", "60%", 40 * one, 60 * one],
        ],
    tornado_base: none ? null : gross,
    bridge: none || place < 3 ? null : `Cash: from the sum to the average ${HOSTILE.tag}.`,
    heat_gross: none && place < 3 ? null : [120 * one, 60 * one, 0],
    heat_cost: 19 * one,
  };
}

export function fixture() {
  return {
    format: 1,
    about: {
      product: "holdfast",
      version: "0.0.0-test",
      seed: "20260401",
      draws: 200,
      sampling: "philox",
      inputs_hash: "0123456789abcdef".repeat(4),
      study: {
        name: HOSTILE.image,
        months: 24,
        when: "24 months from April 2026",
        price_year: 2025,
        discount: "3.5% a year at first",
      },
      attribution: [HOSTILE.entity],
      problems: [
        { kind: "warning", where: "study.toml:3:1", field: "study.name", says: HOSTILE.tag, hint: HOSTILE.quote },
      ],
      local_values: [{ path: "prices.pay", value: "£70,000", before: "£66,560", from: HOSTILE.formula }],
    },
    evidence_kinds: KINDS.map(([id, name]) => ({ id, name, meaning: `What ${name.toLowerCase()} mean.` })),
    start: { place: 0, strategy: 0 },
    strategies: STRATEGIES,
    beliefs: [
      {
        id: "prices.pay",
        label: HOSTILE.image,
        unit: "£ per FTE-year",
        value: "£70,000",
        range: "",
        basis: "local",
        source: HOSTILE.tag,
        local: true,
        strategy: null,
        place: null,
        adjustments: ["uprated from 2024"],
      },
      {
        id: "first.effect",
        label: "effect on leaving: First programme",
        unit: "hazard ratio",
        value: "0.8",
        range: "0.6 to 1.1",
        basis: "published",
        source: "Somebody 2020",
        local: false,
        strategy: 0,
        place: null,
        adjustments: [],
      },
      {
        id: "beliefs.moves_between_authorities",
        label: "leavers who go to another authority",
        unit: "share of leavers",
        value: "31%",
        range: "20% to 43%",
        basis: "derived",
        source: "statistics",
        local: false,
        strategy: null,
        place: null,
        adjustments: [],
      },
      {
        id: "own.leaving",
        label: "leaving of Ambleton",
        unit: "a year",
        value: "0.12",
        range: "0.1 to 0.14",
        basis: "derived",
        source: "statistics",
        local: false,
        strategy: null,
        place: 3,
        adjustments: [],
      },
    ],
    places: PLACES,
    years: ["2026-27", "2027-28"],
    months_in_year: [12, 12],
    lines: LINES,
    wtp: [0, 10000, 20000],
    heat: { hazard_ratio: [0.6, 0.8, 1], cost_times: [0, 1, 2] },
    results: PLACES.map((_, place) => STRATEGIES.map((__, at) => result(place, at))),
    texts: ["effect of the first", HOSTILE.image, "no study measured leaving", "the cost is a placeholder"],
    decisions: [
      {
        place: 0,
        evpi: 90000,
        evppi: [
          ["effect of the first", 70000],
          ["effect on leaving, all its parts: Programme that changed nothing", 40000],
          [HOSTILE.quote, 0],
        ],
        words: `Knowing is worth something ${HOSTILE.tag}.`,
      },
    ],
    budget: {
      frontier: [
        [0, 0, 0],
        [100000, 30000, 90000],
        [200000, 45000, 180000],
      ],
      words: HOSTILE.image,
      purchases: [],
    },
  };
}
