//! An effect laid over an effect. One that says in what measure it was found, or that nothing was, stands alone: nothing of the
//! old one is left, nor the words that spoke of it.
#pragma once

#include "inputs/files/document.hpp"
#include "inputs/layers/overlay_record.hpp"

#include <string>
#include <string_view>

namespace holdfast {

//! An intervention's path has two parts: interventions.x. Its effect's has one more.
[[nodiscard]] bool is_intervention(std::string_view path);
[[nodiscard]] bool is_effect(std::string_view path);

//! Whoever says in what measure an effect is found something, or that nothing was found, says the whole effect: how
//! uncertain another study was, whom it compared and how well it was designed are no part of this one.
[[nodiscard]] bool stands_alone(std::string_view key, Node const& value);

//! The effect of the layer above, where it stands alone and is no copy of the one below.
[[nodiscard]] Entry const* effect_alone(Node const& below, Node const& above);

//! A caution and a study speak of the figure that they came with. What a local layer says of them stays.
void forget_words(Node& below, Node const& above, Spot const& at, std::string const& path, OverlayRecord&);

void replace_effect(Entry& old, Entry&& own, std::string const& path, OverlayRecord&);

//! A key of --set that makes an effect stand alone: what this command line has not said of the effect goes.
void set_alone(Node& intervention, Spot const& key_at, std::string const& path, OverlayRecord&);

//! An interval takes the place of a standard error, and the other way round. Two on one command line are a contradiction,
//! which is complained about where they are read.
void drop_other_uncertainty(Node& old, Node const& over);

}  // namespace holdfast
