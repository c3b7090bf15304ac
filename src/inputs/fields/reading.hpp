//! What reading has found so far: problems, with their places.
#pragma once

#include "inputs/files/document.hpp"

#include <string>
#include <vector>

namespace holdfast {

struct PriceLevels;

//! How fast those left, a year, whom a council's own study compared with.
struct OwnComparators {
    std::string intervention;  //!< its id
    std::string path;          //!< of the figure
    Spot at;
    double leaving_rate{};
    bool by_lot{};          //!< who was compared was drawn by lot
    bool pilot{};           //!< of a pilot, which is of one council
    double staff{};         //!< of a pilot: all who were counted at one time
    Spot transport_at{};    //!< of a pilot: where its effect says transport_sd
    bool says_transport{};  //!< of a pilot: whether it does
};

//! How many leave in a year without a programme, as an expert says.
struct ExpertsWithout {
    std::string intervention;  //!< its id
    std::string expert;
    std::string path;
    Spot at;
    double share{};
};

//! A figure of an authority's was made with an input that stands elsewhere, as England's share where it has none of its own.
struct InputUsed {
    std::string authority;  //!< its code
    std::string input;      //!< the path
    int year{};             //!< of a list of years
};

//! A basis or a source that a local layer says, and no value with it: it changes nothing, and is no local value.
struct IdleWord {
    std::string path;
    std::string where;  //!< as LocalValue has it
};

//! Figures of one effect that are said to be carried elsewhere without any doubt (transport_sd = 0), and where.
struct CarriedFreely {
    std::string intervention;
    Spot at;
};

struct Reading {
    Problems problems;
    std::vector<InputUsed> made_with;
    std::vector<OwnComparators>
        own_comparators;  //!< that were not drawn by lot; to be set beside the authority's own rate
    std::vector<ExpertsWithout> experts_without;  //!< to be set beside the authority's own rate
    std::vector<CarriedFreely> carried_freely;
    std::vector<IdleWord> idle_words;
    Problems unless_wrong;                   //!< warnings of a table, of which nothing is said where it holds an error
    bool partial{};                          //!< a single layer is checked: what is missing may stand in another
    bool of_all{};                           //!< a file is checked: warnings of what its study leaves out count, too
    PriceLevels const* price_levels{};       //!< for money that is stated in another year's prices
    std::vector<std::string> undated_money;  //!< amounts that do not say in which year's prices they are

    void error(Spot const& at, std::string field, std::string says, std::string hint = {})
    {
        problems.push_back(
            {Problem::Kind::error, place_of(at), std::move(field), std::move(says), std::move(hint), {}});
    }
    void clash(Spot const& at, Spot const& other, std::string field, std::string says, std::string hint = {})
    {
        error(at, std::move(field), std::move(says), std::move(hint));
        problems.back().clash = place_of(other);
    }
    void missing(Spot const& at, std::string field, std::string says, std::string hint = {})
    {
        if (!partial) error(at, std::move(field), std::move(says), std::move(hint));
    }
    void warning(Spot const& at, std::string field, std::string says, std::string hint = {})
    {
        problems.push_back(
            {Problem::Kind::warning, place_of(at), std::move(field), std::move(says), std::move(hint), {}});
    }
    //! A warning that whoever reads the results has to know (Problem::is_doubt).
    void doubt(Spot const& at, std::string field, std::string says, std::string hint = {})
    {
        warning(at, std::move(field), std::move(says), std::move(hint));
        problems.back().is_doubt = true;
    }
};

}  // namespace holdfast
