//! How a page of text is written.
#pragma once

#include <string>

namespace holdfast {

struct TextStyle {
    bool colour{};   //!< ANSI colours; sparse
    int width{100};  //!< columns; tables leave out columns, and say so, before they grow wider; at least 60
    bool full{};     //!< everything there is to say; without it, the answer on one screen where a command has one
    //! What names the inputs on the command line, to be repeated in what may be typed next: the study's file (empty: the
    //! shipped one), and " --with costs.toml --set prices.exit=£900".
    std::string study{}, laid_over{};
    //! What was chosen of them, as typed, each with a space before it: " --authority Leeds", " --region \"North East\"" and
    //! " --intervention arc". Empty: all. Draws and seed are no part of it: they say how finely, and not of what.
    std::string authorities{}, regions{}, interventions{};
};

}  // namespace holdfast
