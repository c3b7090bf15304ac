//! A few threads that share out numbered tasks. Which thread takes which task never matters: a task writes only its own.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace holdfast {

//! Rounds follow each other within microseconds, so a thread that has nothing to do looks out for the next round a
//! little while before it sleeps.
class Workers {
public:
    //! 0: as many as the machine has.
    explicit Workers(unsigned threads);
    ~Workers();
    Workers(Workers const&) = delete;
    Workers& operator=(Workers const&) = delete;

    [[nodiscard]] std::size_t count() const { return threads_.size() + 1; }

    //! Calls task(number, worker) for every number below `tasks`, and returns when all are done.
    //! The calling thread works too. The first exception of any task is rethrown here.
    void share_out(std::size_t tasks, std::function<void(std::size_t number, std::size_t worker)> const& task);

private:
    void work(std::size_t worker);

    std::vector<std::thread> threads_;
    std::function<void(std::size_t, std::size_t)> const* task_{};
    std::size_t tasks_{};
    std::atomic<std::size_t> next_{0};
    std::atomic<std::uint32_t> round_{0};
    std::atomic<std::uint32_t> busy_{0};
    bool stop_{};
    std::mutex mutex_;
    std::exception_ptr failure_;
};

}  // namespace holdfast
