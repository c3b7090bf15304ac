#include "report/workbook/evidence_sheet.hpp"

#include "report/look_back/adopters_words.hpp"
#include "report/words/rating_words.hpp"

#include <fmt/format.h>

namespace holdfast::report {

namespace {

constexpr std::uint16_t most_columns_on_paper = 8;  // counted from 0: up to why the certainty is what it is
constexpr std::uint32_t head_row = 4;

std::string wellbeing(Intervention const& intervention)
{
    std::string text;
    for (auto const& result : intervention.wellbeing) {
        text += fmt::format("{}{}: {}", text.empty() ? "" : " | ", result.measure, result.result);
        if (result.effect_size) text += fmt::format(" ({} {:.2f})", result.effect_measure, *result.effect_size);
        if (!result.significance.empty()) text += "; " + result.significance;
        if (!result.source.empty()) text += ". " + result.source;
    }
    return text;
}

std::string pooled(Intervention const& intervention)
{
    if (!intervention.effect || !intervention.effect->pooling || !intervention.effect->pooling->pooled) return "";
    return pooled_sentence(*intervention.effect) + " " + heterogeneity_sentence(*intervention.effect);
}

std::string adopted(std::vector<AdoptersFound> const& adopters, std::string const& intervention)
{
    std::string text;
    for (auto const* set : adopters_of(adopters, intervention))
        text += (text.empty() ? "" : " | ") + adopters_in_a_cell(*set);
    return text;
}

}  // namespace

void write_evidence(Page& page, SheetSubject const& chosen, std::vector<AdoptersFound> const& adopters)
{
    struct Column {
        char const* heading;
        double width;
    };
    constexpr Column columns[] = {{"intervention", 34},
                                  {"kind of evidence", 20},
                                  {"effect on leaving, as published or entered", 34},
                                  {"effect on leaving", 16},
                                  {"strength of evidence", 14},
                                  {"what the five facts are", 48},
                                  {"cost", 36},
                                  {"certainty", 14},
                                  {"why no more certain", 60},
                                  {"what the evidence says", 48},
                                  {"caution", 48},
                                  {"study", 40},
                                  {"design", 26},
                                  {"place", 24},
                                  {"participants", 24},
                                  {"source of the effect, or why there is none", 48},
                                  {"several figures", 40},
                                  {"what happened where it was adopted (no trial)", 60},
                                  {"mental health and wellbeing (never turned into money)", 60},
                                  {"DOI", 28},
                                  {"note", 48}};
    std::vector<double> widths;
    for (auto const& column : columns) widths.push_back(column.width);
    page.widths(widths);
    page.paragraph(0, "The evidence for every intervention of the study", Face::title, 5);
    page.paragraph(
        1,
        "What an intervention does to leaving is published, entered by the authority, assumed, found to be nothing, or "
        "not known; these are never mixed. No study measured effects on children or families.",
        Face::wrapped, 5);
    page.paragraph(2, fmt::format("{} {} {}", strength_rule, certainty_rule, searched_sentence(chosen.study)),
                   Face::wrapped, 5);
    std::uint16_t head = 0;
    for (auto const& column : columns) page.text({head_row, head++}, column.heading, Face::column);
    std::uint32_t row = head_row;
    for (auto const& strategy : chosen.findings.strategies) {
        if (strategy.members.size() != 1) continue;
        ++row;
        auto const& about = chosen.study.interventions.at(strategy.members.front());
        auto const rating = rate(chosen.study, about);
        std::string const cells[] = {about.name.empty() ? about.id : about.name,
                                     std::string(heading(evidence_of(strategy))),
                                     about.effect ? about.effect->as_published : std::string{},
                                     std::string(leaving_words(rating.evidence.leaving)),
                                     strength_words(rating.evidence),
                                     facts_sentence(rating),
                                     cost_mark_words(rating),
                                     std::string(certainty_words(rating.evidence.certainty)),
                                     certainty_sentence(rating.evidence),
                                     about.review,
                                     about.caution,
                                     about.citation,
                                     about.study_design,
                                     about.place,
                                     about.participants,
                                     about.effect_reason.empty() ? about.effect_source : about.effect_reason,
                                     pooled(about),
                                     adopted(adopters, about.id),
                                     wellbeing(about),
                                     about.doi,
                                     about.study_note};
        std::uint16_t column = 0;
        for (auto const& cell : cells) page.text({row, column++}, cell, Face::wrapped);
    }
    page.filter({head_row, 0}, {row, static_cast<std::uint16_t>(widths.size() - 1)});
    page.freeze(head_row + 1, 1, head_row);
    page.print_on_one_page({row, most_columns_on_paper});
    page.protect();
}

}  // namespace holdfast::report
