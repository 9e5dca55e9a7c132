/* A byte there and back by two POSIX queues between two processes; prints the nanoseconds of one. */
#include <fcntl.h>
#include <mqueue.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static mqd_t queue(const char *kind) {
    char name[64];
    snprintf(name, sizeof name, "/forkpair-benchmark-%d-%s", (int) getpid(), kind);
    mqd_t made = mq_open(name, O_RDWR | O_CREAT | O_EXCL, 0600, NULL);
    mq_unlink(name);
    return made;
}

int main(int count, char **arguments) {
    long trips = count > 1 ? atol(arguments[1]) : 1000;
    mqd_t there = queue("there"), back = queue("back");
    char byte[8192] = "x";
    if (there < 0 || back < 0) {
        return 1;
    }
    if (fork() == 0) {
        for (long i = 0; i < 2 * trips; i++) {
            mq_receive(there, byte, sizeof byte, NULL);
            mq_send(back, byte, 1, 0);
        }
        _exit(0);
    }
    struct timespec from, to;
    for (long i = 0; i < 2 * trips; i++) {
        if (i == trips) {
            clock_gettime(CLOCK_MONOTONIC, &from);
        }
        mq_send(there, byte, 1, 0);
        mq_receive(back, byte, sizeof byte, NULL);
    }
    clock_gettime(CLOCK_MONOTONIC, &to);
    wait(NULL);
    printf("%ld\n", ((to.tv_sec - from.tv_sec) * 1000000000L + to.tv_nsec - from.tv_nsec) / trips);
    return 0;
}
