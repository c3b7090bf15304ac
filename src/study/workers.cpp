#include "workers.hpp"

#include <algorithm>

namespace holdfast {

Workers::Workers(unsigned threads)
{
    auto const wanted = threads == 0 ? std::max(1U, std::thread::hardware_concurrency()) : threads;
    for (unsigned i = 1; i < wanted; ++i)
        threads_.emplace_back([this, i] {
            std::size_t seen = 0;
            for (;;) {
                {
                    std::unique_lock lock(mutex_);
                    start_.wait(lock, [&] { return stop_ || round_ != seen; });
                    if (stop_) return;
                    seen = round_;
                }
                work(i);
                std::lock_guard const lock(mutex_);
                if (--busy_ == 0) done_.notify_one();
            }
        });
}

Workers::~Workers()
{
    {
        std::lock_guard const lock(mutex_);
        stop_ = true;
    }
    start_.notify_all();
    for (auto& thread : threads_) thread.join();
}

void Workers::work(std::size_t worker)
{
    try {
        for (;;) {
            auto const number = next_.fetch_add(1, std::memory_order_relaxed);
            if (number >= tasks_) return;
            (*task_)(number, worker);
        }
    } catch (...) {
        std::lock_guard const lock(mutex_);
        if (!failure_) failure_ = std::current_exception();
    }
}

void Workers::share_out(std::size_t tasks, std::function<void(std::size_t, std::size_t)> const& task)
{
    {
        std::lock_guard const lock(mutex_);
        task_ = &task;
        tasks_ = tasks;
        next_ = 0;
        busy_ = threads_.size();
        failure_ = nullptr;
        ++round_;
    }
    start_.notify_all();
    work(0);
    std::unique_lock lock(mutex_);
    done_.wait(lock, [this] { return busy_ == 0; });
    if (failure_) std::rethrow_exception(failure_);
}

}  // namespace holdfast
