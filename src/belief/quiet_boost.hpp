//! How this folder calls Boost.Math: what it cannot do it reports as a value, never as an exception.
#pragma once

#include <boost/math/policies/policy.hpp>

namespace holdfast {

using QuietBoost =
    boost::math::policies::policy<boost::math::policies::promote_double<false>,
                                  boost::math::policies::domain_error<boost::math::policies::ignore_error>,
                                  boost::math::policies::pole_error<boost::math::policies::ignore_error>,
                                  boost::math::policies::overflow_error<boost::math::policies::ignore_error>,
                                  boost::math::policies::evaluation_error<boost::math::policies::ignore_error>>;

}  // namespace holdfast
