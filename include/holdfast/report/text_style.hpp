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
};

}  // namespace holdfast
