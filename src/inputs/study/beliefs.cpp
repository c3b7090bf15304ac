#include "inputs/study/beliefs.hpp"

#include "base/text.hpp"
#include "holdfast/study/beliefs.hpp"
#include "holdfast/workforce/projection.hpp"
#include "inputs/files/number_text.hpp"
#include "inputs/tables/table_reader.hpp"
#include "inputs/tables/whose_number.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include <fmt/format.h>

namespace holdfast {

namespace {

//! A number that must be fixed, read as a quantity for the sake of its basis and source.
std::optional<Belief> fixed(TableReader const& table, std::string_view key, Identity identity,
                            Provenance const& around = {})
{
    auto belief = table.quantity(key, std::move(identity), around);
    if (belief && !std::holds_alternative<Fixed>(belief->about)) {
        table.reading().error(
            blamed(*table.node(key)), table.name(key),
            fmt::format("{} is a {} distribution, and must be a fixed number", table.name(key), name(belief->about)),
            "give value");
        return std::nullopt;
    }
    return belief;
}

struct Width {
    std::optional<double> months;
    int steps{1};
};

//! "60 months", or "60 months in 5 steps".
Width read_width(TableReader const& table)
{
    constexpr auto key = "width";
    auto const* node = table.node(key);
    constexpr std::string_view between = " in ";
    auto const at = node != nullptr && node->is_text() ? node->text.rfind(between) : std::string::npos;
    if (at == std::string::npos) return {table.number(key), 1};
    auto& reading = table.reading();
    Node months = *node;
    months.text.resize(at);
    Width width{number_of(months, NumberRule(table.field(key)), table.name(key), reading), 1};
    auto const rest = trimmed(std::string_view(node->text).substr(at + between.size()));
    auto const digits = rest.substr(0, rest.find_first_not_of("0123456789"));
    int const steps = digits.size() == 1 ? digits.front() - '0' : 0;
    if (trimmed(rest.substr(digits.size())) != "steps" || steps < 2 || steps > most_bands) {
        reading.error(
            node->at, table.name(key),
            fmt::format("\"{}\" does not say in how many steps: from 2 to {}", visible(node->text), most_bands),
            "write it like width = \"60 months in 5 steps\"");
        return width;
    }
    width.steps = steps;
    return width;
}

//! As typed, or as many empty places as there are steps, to be shared out when the leaving rates are known.
std::vector<double> read_step_shares(TableReader const& table, Width const& width)
{
    constexpr auto key = "step_shares";
    auto& reading = table.reading();
    auto shares = table.numbers(key);
    auto const steps = static_cast<std::size_t>(width.steps);
    if (!table.has(key)) return steps > 1 ? std::vector<double>(steps, 0.0) : std::vector<double>{};
    if (shares.empty()) return {};  // complained about
    double sum = 0.0;
    for (double const share : shares) sum += share;
    if (shares.size() != steps || steps < 2)
        reading.error(table.at(key), table.name(key),
                      fmt::format("{} gives {} shares, and width has {}", table.name(key), shares.size(),
                                  steps < 2 ? "no steps" : fmt::format("{} steps", steps)),
                      "give a share for each step, as in width = \"60 months in 5 steps\"");
    else if (sum <= 0.0)
        reading.error(table.at(key), table.name(key), fmt::format("{} leaves nobody in any step", table.name(key)),
                      "give the newest staff a share above 0");
    return shares;
}

std::optional<TenureBand> read_band(Node const& node, std::size_t number, Reading& reading)
{
    TableReader const table(sections::band, node, fmt::format("beliefs.bands.{}", number), reading);
    auto const from = table.provenance();
    TenureBand band;
    band.name = table.text_or("name", "");
    auto const share = table.number("share");
    band.share = share.value_or(0.0);
    auto const width = read_width(table);
    band.width_months = width.months;
    band.step_shares = read_step_shares(table, width);
    band.stated = table.stated(from, {"share", "width", "step_shares"});
    if (share && !reading.partial && !any_local(*table.node("share")))
        warn_of_missing(from.basis, from.source, node.at, table.path(), reading);
    for (auto const* key : {"share", "width", "step_shares"}) table.warn_if_unsourced(key);
    auto const key = band_row.says.key();
    auto rate = table.quantity(key, {table.name(key), fmt::format("{}, {}", band_row.says.label, band.name), ""},
                               table.provenance_of(key));
    if (rate) band_row.place(band) = *std::move(rate);
    if (!share || !rate) return std::nullopt;
    return band;
}

void check_bands(std::vector<Node const*> const& nodes, std::vector<TenureBand> const& bands, Spot const& at,
                 Reading& reading)
{
    if (bands.size() != nodes.size()) return;  // complained about already
    double sum = 0.0;
    std::map<std::string, Spot> names;
    for (std::size_t i = 0; i < bands.size(); ++i) {
        bool const last = i + 1 == bands.size();
        auto const name = fmt::format("beliefs.bands.{}", i + 1);
        sum += bands[i].share;
        if (last && bands[i].width_months)
            reading.error(
                nodes[i]->find("width")->at, name + ".width",
                fmt::format("the last band, \"{}\", has a width, but nobody grows out of the last band", bands[i].name),
                "remove the width, or add an open band after it");
        if (!last && !bands[i].width_months)
            reading.error(nodes[i]->at, name,
                          fmt::format("\"{}\" has no width, but only the last band may be open", bands[i].name),
                          "add a width, as in width = \"60 months\"");
        auto const [first, is_new] = names.emplace(bands[i].name, nodes[i]->at);
        if (!is_new)
            reading.clash(nodes[i]->at, first->second, name, fmt::format("two bands are called \"{}\"", bands[i].name),
                          "rename one");
    }
    if (std::abs(sum - 1.0) > 1e-9)
        reading.error(at, "beliefs.bands",
                      fmt::format("the shares of the bands add up to {}, not 100%", in_per_cent(sum)),
                      "change one share so that they do");
}

std::vector<TenureBand> read_bands(TableReader const& beliefs)
{
    auto& reading = beliefs.reading();
    auto const nodes = beliefs.tables("bands");
    std::vector<TenureBand> bands;
    for (std::size_t i = 0; i < nodes.size(); ++i)
        if (auto band = read_band(*nodes[i], i + 1, reading)) bands.push_back(*std::move(band));
    if (nodes.empty()) return bands;  // complained about
    if (auto const steps = std::max(nodes.size(), tenure_steps(bands).size());
        steps > static_cast<std::size_t>(most_bands)) {
        reading.error(beliefs.key_at("bands"), "beliefs.bands",
                      fmt::format("there are {} bands of tenure{}, but at most {} can be", steps,
                                  steps > nodes.size() ? " with their steps" : "", most_bands));
        return bands;
    }
    check_bands(nodes, bands, beliefs.key_at("bands"), reading);
    if (bands.size() != nodes.size()) bands.clear();  // so that nobody is told that a band is missing
    return bands;
}

//! Each band's share, shared out to its steps: as their shares are to each other, or as many starters every year would have it.
void share_out_steps(BeliefsRead& beliefs)
{
    double rate_of_all = 0.0;
    for (auto const& band : beliefs.bands) rate_of_all += band.share * mean(band.relative_rate.about);
    for (auto& band : beliefs.bands) {
        auto& shares = band.step_shares;
        if (shares.empty()) continue;
        double sum = 0.0;
        for (double const share : shares) sum += share;
        if (sum > 0.0)
            for (auto& share : shares) share *= band.share / sum;
        else if (band.width_months && rate_of_all > 0.0)
            shares =
                steady_step_shares(band.share, *band.width_months, static_cast<int>(shares.size()),
                                   mean(beliefs.leaving_rate.about) * mean(band.relative_rate.about) / rate_of_all);
    }
}

BiasFactors read_bias(TableReader const& beliefs)
{
    BiasFactors factors;
    auto& reading = beliefs.reading();
    auto const* node = beliefs.inner("bias");
    if (node == nullptr) return factors;
    TableReader const bias(sections::bias, *node, "beliefs.bias", reading);
    auto const from = bias.provenance();
    if (!reading.partial && !any_local(*node))
        warn_of_missing(from.basis, from.source, node->at, "beliefs.bias", reading);
    if (auto const method = bias.text("method")) factors.method = bias_method(*method);
    auto const* list = bias.inner("factors");
    if (list == nullptr) return factors;
    factors.known = true;
    NumberRule const rule(NumberKind::share, 0.0, 1.0, "a bias factor", "the published effect");
    for (auto const& entry : list->entries) {
        auto const factor = number_of(entry.value, rule, "beliefs.bias.factors." + entry.key, reading);
        if (entry.value.local && bias.provenance_of(entry.value).source.empty())
            warn_of_unsourced(entry.value, "beliefs.bias.factors." + entry.key, reading);
        if (entry.key == "developer_evaluated") factors.developer = factor.value_or(1.0);
        else factors.by_design[entry.key] = factor.value_or(1.0);
    }
    return factors;
}

}  // namespace

BeliefsRead read_beliefs(Node const& node, Reading& reading)
{
    TableReader const beliefs(sections::beliefs, node, "beliefs", reading);
    BeliefsRead read;
    read.implied_fill = beliefs.text_or("fill", "") == "implied";
    auto const keep = [](std::optional<Belief> belief, auto& into) {
        if (belief) into = *std::move(belief);
    };
    auto const named = [&beliefs](std::string_view key) { return Identity{beliefs.name(key), "", ""}; };
    for_rows(leaving_rows, [&](auto const& row) { keep(beliefs.believed(row.says), row.place(read)); });
    read.bands = read_bands(beliefs);
    share_out_steps(read);
    read.bias = read_bias(beliefs);
    keep(fixed(beliefs, "transport_sd", named("transport_sd")), read.transport);
    keep(fixed(beliefs, between_row.says.key(), named(between_row.says.key())), between_row.place(read));
    read.between_authorities_sd = mean(read.between_authorities.about);
    read.evidence_searched = beliefs.month("evidence_searched");
    (void)beliefs.text("note");
    return read;
}

}  // namespace holdfast
