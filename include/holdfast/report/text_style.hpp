//! How a page of text is written.
#pragma once

namespace holdfast {

struct TextStyle {
    bool colour{};   //!< ANSI colours; sparse
    int width{100};  //!< columns; tables leave out columns, and say so, before they grow wider; at least 60
};

}  // namespace holdfast
