//! How a page of text is written.
#pragma once

namespace holdfast {

struct TextStyle {
    bool colour{};   //!< ANSI colours; sparse
    int width{100};  //!< columns; tables leave out columns, and say so, before they grow wider; at least 60
    bool full{};     //!< everything there is to say; without it, the answer on one screen where a command has one
};

}  // namespace holdfast
