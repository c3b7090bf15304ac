//! Where the tests find things. The paths are compiled into one source, so that every other test is the same object in every
//! checkout and a compiler cache can hand it over.
#pragma once

#include <string>

namespace holdfast::where {

[[nodiscard]] std::string project();  //!< the checkout's root, without a slash at its end
[[nodiscard]] std::string build();    //!< the build folder, to write into
[[nodiscard]] std::string command();  //!< the command that was built
[[nodiscard]] std::string shared();   //!< cases and data beside the checkout; HOLDFAST_SHARED says another place
[[nodiscard]] std::string version();

}  // namespace holdfast::where
