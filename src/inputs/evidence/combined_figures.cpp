#include "inputs/evidence/combined_figures.hpp"

#include <cmath>
#include <string_view>
#include <utility>

namespace holdfast {

namespace {

//! The texts of several figures, one after the other.
FigureRead words_of(std::vector<FigureRead> const& figures)
{
    auto const join = [](std::string& text, std::string const& more, std::string_view separator) {
        if (more.empty() || text == more) return;
        text += (text.empty() ? "" : std::string(separator)) + more;
    };
    FigureRead all;
    all.half_added = !figures.empty();
    for (auto const& f : figures) {
        join(all.as_published, f.as_published, "; ");
        join(all.spread, f.spread, f.spread.empty() || all.spread.ends_with('.') ? " " : ". ");
        join(all.design, f.design, ", ");
        join(all.source, f.source, " / ");
        all.clustering_left_out = all.clustering_left_out || f.clustering_left_out;
        all.half_added = all.half_added && f.half_added;
        all.developer_evaluated = all.developer_evaluated || f.developer_evaluated;
        all.interval_published = all.interval_published && f.interval_published;
    }
    return all;
}

EffectPooling pooling_of(std::vector<FigureRead> const& figures, std::string method, std::vector<double> const& weights)
{
    EffectPooling pooling;
    pooling.method = std::move(method);
    for (std::size_t i = 0; i < figures.size(); ++i) {
        auto const& f = figures[i];
        pooling.figures.push_back({f.name.empty() ? f.source : f.name, f.source, f.as_published, f.design, f.bias,
                                   StudyEstimate{f.mu, f.sigma}, weights[i]});
    }
    return pooling;
}

//! (M14): each figure's centre is weakened by its own factor, with the figures' weights; the spread by the root mean square
//! of the factors. However figures are combined: the mean effect times the mean factor would let a large effect from a weak
//! design keep what a strong design without effect lends it.
void weaken_each(std::vector<FigureRead> const& figures, std::vector<double> const& weights, double mean,
                 EffectRead& read)
{
    double centre = 0.0;
    double squares = 0.0;
    bool one_factor = true;
    for (std::size_t i = 0; i < figures.size(); ++i) {
        centre += weights[i] * figures[i].bias * figures[i].mu;
        squares += weights[i] * figures[i].bias * figures[i].bias;
        one_factor = one_factor && figures[i].bias == figures.front().bias;
    }
    read.words.bias = one_factor ? figures.front().bias : std::sqrt(squares);
    read.bias_shift = one_factor ? 0.0 : centre - read.words.bias * mean;
}

}  // namespace

EffectRead alone(FigureRead const& figure)
{
    EffectRead read;
    read.words = figure;
    read.about = Normal{figure.mu, figure.sigma};
    return read;
}

EffectRead in_equal_shares(std::vector<FigureRead> const& figures)
{
    auto const n = static_cast<double>(figures.size());
    double mu = 0.0;
    for (auto const& f : figures) mu += f.mu / n;
    double within = 0.0;
    double between = 0.0;
    for (auto const& f : figures) {
        within += f.sigma * f.sigma / n;
        between += (f.mu - mu) * (f.mu - mu) / (n - 1.0);
    }
    EffectRead read;
    read.words = words_of(figures);
    read.about = Normal{mu, std::sqrt(within + between)};
    std::vector<double> const weights(figures.size(), 1.0 / n);
    weaken_each(figures, weights, mu, read);
    read.pooling = pooling_of(figures, "equal shares", weights);
    return read;
}

EffectRead pooled(std::vector<FigureRead> const& figures, Pooled const& by)
{
    EffectRead read;
    read.words = words_of(figures);
    weaken_each(figures, by.weights, by.mean, read);
    read.about = *by.prediction;
    read.pooling = pooling_of(figures, std::string(name(by.method)), by.weights);
    read.pooling->pooled = by;
    return read;
}

EffectRead in_doubt(EffectRead published, StatedDoubt const& doubt, std::optional<Pilot> const& pilot)
{
    auto& words = published.words;
    double const held = words.bias * sd(published.about);
    RobustEffect robust;
    robust.prior = {{words.bias * mean(published.about) + published.bias_shift,
                     std::sqrt(held * held + doubt.transport_sd * doubt.transport_sd)},
                    doubt.does_not_apply,
                    doubt.spread_if_not};
    robust.belief = pilot ? robust_belief(robust.prior, {pilot->bias_factor * pilot->log_hazard_ratio.estimate,
                                                         pilot->log_hazard_ratio.standard_error})
                          : robust_belief(robust.prior);
    robust.spread_stated = doubt.spread_stated;
    robust.transport_sd = doubt.transport_sd;
    robust.as_published = words.as_published;
    robust.as_measured = published.about;
    robust.bias_factor = words.bias;
    robust.designs.push_back(words.design);
    if (published.pooling) {
        robust.designs.clear();
        for (auto const& figure : published.pooling->figures) {
            robust.designs.push_back(figure.design);
            robust.figures.push_back(figure.log_hazard_ratio);
        }
    }
    EffectRead read;
    read.words = words;
    read.words.bias = 1.0;
    read.about = as_distribution(robust.belief);
    read.pilot = pilot;
    read.robust = std::move(robust);
    return read;
}

}  // namespace holdfast
