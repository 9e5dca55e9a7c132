/*
 * fork(2) of a whole HotSpot JVM: Linux, x86-64, glibc.
 *
 * After a plain fork a child has one thread, the one that called. A JVM in that state has no
 * compiler, no collector and no VM thread, and waits for them for ever. So:
 *
 *   1. The caller asks JVMTI for something that HotSpot does on its VM thread, at a safepoint. Our
 *      callback is what is done there.
 *   2. Each other thread gets a signal, and stays in its handler: it is parked. What the kernel
 *      has saved of it on its stack is where it would go on.
 *   3. Threads of the JVM and the JDK come back in the child, and so does the caller. All others
 *      are lost there. Each of these has to be where nothing of the JVM waits for it; else all go
 *      on, and it is tried again.
 *   4. clone(2), as fork does it.
 *   5. The child takes its own descriptors first, so that nobody can write to the parent's. Then
 *      each thread that comes back is made anew, with the stack it has, and goes on where it stood.
 *   6. In the parent all parked threads go on.
 *
 * What it refuses, it names: see forkpair_fork_reason. Nothing here allocates, prints, or calls
 * what may take a lock of libc between 2 and 6: a parked thread may hold that lock. Hence the
 * system calls by hand.
 *
 * Another processor needs: system_call, revive, waits_in_the_kernel and the registers they name.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <jvmti.h>
#include <link.h>
#include <linux/futex.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <time.h>
#include <ucontext.h>
#include <unistd.h>

#define API __attribute__((visibility("default")))

/* What forkpair_fork returns but for a process id and the 0 of a child; -1 to -4095 are errno. */
enum { REFUSED = -10000, TRY_AGAIN = -10001 };

static char reason[256];

/* Not while threads are parked: libc may take a lock for it. */
static int because(int result, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(reason, sizeof reason, format, arguments);
    va_end(arguments);
    return result;
}

static char *append(char *end, const char *text) {
    while (*text) {
        *end++ = *text++;
    }
    *end = 0;
    return end;
}

/* The same of a thread, by hand: others are parked. Names have 15 bytes, what it does has few. */
static int because_of(int result, const char *name, const char *does) {
    append(append(append(append(reason, "the thread \""), name), "\" "), does);
    return result;
}

/* Why the last call was refused, or is to be tried again. */
API const char *forkpair_fork_reason(void) {
    return reason;
}

static long system_call(long number, long a, long b, long c, long d, long e) {
    long result;
    register long r10 __asm__("r10") = d;
    register long r8 __asm__("r8") = e;
    register long r9 __asm__("r9") = 0;
    __asm__ volatile("syscall"
                     : "=a"(result)
                     : "a"(number), "D"(a), "S"(b), "d"(c), "r"(r10), "r"(r8), "r"(r9)
                     : "rcx", "r11", "memory");
    return result;
}

#define CALL0(name) system_call(SYS_##name, 0, 0, 0, 0, 0)
#define CALL1(name, a) system_call(SYS_##name, (long)(a), 0, 0, 0, 0)
#define CALL2(name, a, b) system_call(SYS_##name, (long)(a), (long)(b), 0, 0, 0)
#define CALL3(name, a, b, c) system_call(SYS_##name, (long)(a), (long)(b), (long)(c), 0, 0)
#define CALL4(name, a, b, c, d) \
    system_call(SYS_##name, (long)(a), (long)(b), (long)(c), (long)(d), 0)
#define CALL5(name, a, b, c, d, e) \
    system_call(SYS_##name, (long)(a), (long)(b), (long)(c), (long)(d), (long)(e))

static int64_t nanos(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now); /* no lock, no system call */
    return now.tv_sec * INT64_C(1000000000) + now.tv_nsec;
}

static void pause_nanos(long nanos) {
    struct timespec pause = {0, nanos};
    CALL2(nanosleep, &pause, 0);
}

static char *self(void) {
    char *pthread;
    __asm__("mov %%fs:0,%0" : "=r"(pthread));
    return pthread;
}

/* --- What is known of the JVM and of libc -------------------------------------------------- */

static struct {
    int complete;
    int signal;
    long tid;              /* where a pthread has its thread id */
    long rseq;             /* where a thread has its rseq area, from its pthread; 0: it has none */
    char **threads_list;   /* where HotSpot has its list of JavaThreads */
    long length, threads;  /* of that list */
    long state, osthread;  /* of a JavaThread */
    long thread_id;        /* of an OSThread */
    long safepoint_state;  /* of a JavaThread */
    long active_critical;  /* of a JavaThread: in how many JNI critical regions it is */
    long java_thread_size;
    int *data_begin, *data_end; /* of libjvm */
    JavaVM *vm;
    jvmtiEnv *jvmti;
    jobject anything;
    unsigned char *looks_at_all; /* see find_looks_at_all; 0: there is no such */
} known;

/* From HotSpot's globalDefinitions.hpp. */
enum { THREAD_IN_NATIVE = 4, THREAD_BLOCKED = 10 };

/* Of a ThreadSafepointState: its second word is its thread, its fourth the safepoint's number. */
enum { SAFEPOINT_THREAD = 1, SAFEPOINT_ID = 3 };

static long symbol(const char *name) {
    long *value = dlsym(RTLD_DEFAULT, name);
    return value ? *value : -1;
}

/* Finds a field by HotSpot's own table for debuggers. Returns -1 where it has none such. */
static long field(const char *type, const char *name, void **address) {
    char *entry = (char *)symbol("gHotSpotVMStructs");
    long type_name = symbol("gHotSpotVMStructEntryTypeNameOffset");
    long field_name = symbol("gHotSpotVMStructEntryFieldNameOffset");
    long offset = symbol("gHotSpotVMStructEntryOffsetOffset");
    long static_address = symbol("gHotSpotVMStructEntryAddressOffset");
    long stride = symbol("gHotSpotVMStructEntryArrayStride");
    if (entry == (char *)-1 || type_name < 0 || field_name < 0 || offset < 0 || stride <= 0) {
        return -1;
    }
    for (; *(char **)(entry + type_name); entry += stride) {
        if (!strcmp(*(char **)(entry + type_name), type)
            && !strcmp(*(char **)(entry + field_name), name)) {
            if (address) {
                *address = *(void **)(entry + static_address);
            }
            return *(long *)(entry + offset);
        }
    }
    return -1;
}

static long size_of(const char *type) {
    char *entry = (char *)symbol("gHotSpotVMTypes");
    long type_name = symbol("gHotSpotVMTypeEntryTypeNameOffset");
    long size = symbol("gHotSpotVMTypeEntrySizeOffset");
    long stride = symbol("gHotSpotVMTypeEntryArrayStride");
    if (entry == (char *)-1 || type_name < 0 || size < 0 || stride <= 0) {
        return -1;
    }
    for (; *(char **)(entry + type_name); entry += stride) {
        if (!strcmp(*(char **)(entry + type_name), type)) {
            return *(long *)(entry + size);
        }
    }
    return -1;
}

static int find_fields(void) {
    void *list = 0;
    if (symbol("gHotSpotVMStructs") == -1) {
        return because(REFUSED, "this JVM is no HotSpot: it lacks gHotSpotVMStructs");
    }
    field("ThreadsSMRSupport", "_java_thread_list", &list);
    known.threads_list = list;
    if (!list) {
        return because(REFUSED, "this HotSpot lacks ThreadsSMRSupport::_java_thread_list");
    }
    struct {
        const char *type, *older_type, *name;
        long *offset;
    } wanted[] = {
        {"ThreadsList", 0, "_length", &known.length},
        {"ThreadsList", 0, "_threads", &known.threads},
        {"JavaThread", 0, "_thread_state", &known.state},
        {"Thread", "JavaThread", "_osthread", &known.osthread}, /* 25, 17 */
        {"OSThread", 0, "_thread_id", &known.thread_id},
    };
    for (unsigned i = 0; i < sizeof wanted / sizeof *wanted; i++) {
        *wanted[i].offset = field(wanted[i].type, wanted[i].name, 0);
        if (*wanted[i].offset < 0 && wanted[i].older_type) {
            *wanted[i].offset = field(wanted[i].older_type, wanted[i].name, 0);
        }
        if (*wanted[i].offset < 0) {
            return because(REFUSED, "this HotSpot lacks %s::%s", wanted[i].type, wanted[i].name);
        }
    }
    known.java_thread_size = size_of("JavaThread");
    if (known.java_thread_size <= 0) {
        return because(REFUSED, "this HotSpot does not tell how large a JavaThread is");
    }
    return 0;
}

static char **java_threads(unsigned *count) {
    char *list = *known.threads_list;
    *count = *(unsigned *)(list + known.length);
    return *(char ***)(list + known.threads);
}

static int *id_of(char *java_thread) {
    char *osthread = *(char **)(java_thread + known.osthread);
    return osthread ? (int *)(osthread + known.thread_id) : 0;
}

static char *java_thread_of(int tid) {
    unsigned count;
    char **threads = java_threads(&count);
    for (unsigned i = 0; i < count; i++) {
        int *id = id_of(threads[i]);
        if (id && *id == tid) {
            return threads[i];
        }
    }
    return 0;
}

/* A probe: libc tells nobody where a pthread has its thread id. Proved for each parked thread. */
static int find_tid(void) {
    int tid = (int)CALL0(gettid);
    for (long offset = 0x40; offset < 0x800; offset += 4) {
        if (*(int *)(self() + offset) == tid) {
            known.tid = offset;
            ptrdiff_t *rseq = dlsym(RTLD_DEFAULT, "__rseq_offset");
            known.rseq = rseq ? *rseq : 0;
            return 0;
        }
    }
    return because(REFUSED, "the C library keeps no thread id where glibc does");
}

static int is_readable(long address, long *words, int count) {
    struct iovec here = {words, count * sizeof *words};
    struct iovec there = {(void *)address, count * sizeof *words};
    return process_vm_readv(getpid(), &here, 1, &there, 1, 0) == (ssize_t)here.iov_len;
}

/* A probe: the one word of a JavaThread that points to something that points back to it. */
static int find_safepoint_state(void) {
    unsigned count;
    char **threads = java_threads(&count);
    int found = 0;
    for (long offset = 0; offset + 8 <= known.java_thread_size; offset += 8) {
        int fits = 1;
        for (unsigned i = 0; i < count && fits; i++) {
            long words[4];
            long address = *(long *)(threads[i] + offset);
            fits = address > 4096 && address % 8 == 0 && is_readable(address, words, 4)
                && words[SAFEPOINT_THREAD] == (long)threads[i] && (words[0] & 0xff) <= 1
                && (words[2] & 0xff) <= 1;
        }
        if (fits) {
            known.safepoint_state = offset;
            found++;
        }
    }
    return found == 1
        ? 0
        : because(REFUSED, "ThreadSafepointState was found at %d places of a JavaThread", found);
}

/* A probe: the one word of our own JavaThread that counts critical regions as we enter them. */
static int find_active_critical(JNIEnv *env) {
    enum { LARGEST = 16384 };
    static char seen[4][LARGEST];
    long size = known.java_thread_size;
    char *own = java_thread_of((int)CALL0(gettid));
    if (!own || size > LARGEST) {
        return because(REFUSED, "this thread is not in HotSpot's list");
    }
    jbyteArray array = (*env)->NewByteArray(env, 64);
    if (!array) {
        return because(REFUSED, "the JVM has no memory left");
    }
    memcpy(seen[0], own, size);
    void *once = (*env)->GetPrimitiveArrayCritical(env, array, 0);
    memcpy(seen[1], own, size);
    void *twice = (*env)->GetPrimitiveArrayCritical(env, array, 0);
    memcpy(seen[2], own, size);
    (*env)->ReleasePrimitiveArrayCritical(env, array, twice, 0);
    (*env)->ReleasePrimitiveArrayCritical(env, array, once, 0);
    memcpy(seen[3], own, size);
    (*env)->DeleteLocalRef(env, array);
    int found = 0;
    for (long offset = 0; offset + 4 <= size; offset += 4) {
        int counts = 1;
        for (int i = 0; i < 4; i++) {
            counts &= *(int *)(seen[i] + offset) == (i == 3 ? 0 : i);
        }
        if (counts) {
            known.active_critical = offset;
            found++;
        }
    }
    return found == 1
        ? 0
        : because(REFUSED, "JNI critical regions were counted at %d places of a JavaThread", found);
}

static int note_libjvm(struct dl_phdr_info *info, size_t size, void *unused) {
    (void)size;
    (void)unused;
    if (!info->dlpi_name || !strstr(info->dlpi_name, "libjvm.so")) {
        return 0;
    }
    for (int i = 0; i < info->dlpi_phnum; i++) {
        if (info->dlpi_phdr[i].p_type == PT_LOAD && info->dlpi_phdr[i].p_flags & PF_W) {
            char *begin = (char *)info->dlpi_addr + info->dlpi_phdr[i].p_vaddr;
            known.data_begin = (int *)(((uintptr_t)begin + 7) & ~(uintptr_t)7);
            known.data_end = (int *)(begin + info->dlpi_phdr[i].p_memsz);
        }
    }
    return 1;
}

static int find_jvmti(JNIEnv **env) {
    jint (*created)(JavaVM **, jsize, jsize *) = dlsym(RTLD_DEFAULT, "JNI_GetCreatedJavaVMs");
    jsize count = 0;
    if (!created || created(&known.vm, 1, &count) || count != 1) {
        return because(REFUSED, "the JVM does not tell where it is");
    }
    if ((*known.vm)->GetEnv(known.vm, (void **)env, JNI_VERSION_1_8)) {
        return because(REFUSED, "this thread is none of the JVM's");
    }
    if ((*known.vm)->GetEnv(known.vm, (void **)&known.jvmti, JVMTI_VERSION_1_2)) {
        return because(REFUSED, "the JVM has no JVMTI");
    }
    jvmtiCapabilities wanted;
    memset(&wanted, 0, sizeof wanted);
    wanted.can_tag_objects = 1;
    if ((*known.jvmti)->AddCapabilities(known.jvmti, &wanted)) {
        return because(REFUSED, "the JVM refuses the JVMTI capability can_tag_objects");
    }
    jclass object = (*env[0])->FindClass(*env, "java/lang/Object");
    known.anything = object ? (*env[0])->NewGlobalRef(*env, object) : 0;
    return known.anything ? 0 : because(REFUSED, "the JVM has no memory left");
}

/* The bytes of libjvm that looks_at_all may be, while it is looked for. */
static struct {
    unsigned char **bytes;
    size_t count;
} candidates;

static void keep_those_that_are(int value) {
    size_t kept = 0;
    for (size_t i = 0; i < candidates.count; i++) {
        if (*candidates.bytes[i] == value) {
            candidates.bytes[kept++] = candidates.bytes[i];
        }
    }
    candidates.count = kept;
}

static jvmtiIterationControl JNICALL at_a_root(jvmtiHeapRootKind kind, jlong class_tag, jlong size,
                                               jlong *tag, void *data) {
    (void)kind, (void)class_tag, (void)size, (void)tag, (void)data;
    keep_those_that_are(0);
    return JVMTI_ITERATION_ABORT;
}

static jvmtiIterationControl JNICALL at_a_reference(jvmtiObjectReferenceKind kind, jlong class_tag,
                                                    jlong size, jlong *tag, jlong referrer_tag,
                                                    jint referrer_index, void *data) {
    (void)kind, (void)class_tag, (void)size, (void)tag, (void)referrer_tag, (void)referrer_index;
    (void)data;
    keep_those_that_are(1);
    return JVMTI_ITERATION_ABORT;
}

/*
 * A probe. JDK 17 marks the objects that such a walk has visited in themselves, and takes the marks
 * away by a look at each object of the heap, in both processes. Ours visits one, whose mark is set
 * back for itself as it has a hash code. For walks that visit none HotSpot leaves that look out, by
 * a byte that is 1 but in a walk from the roots that comes to none. Newer ones need no such byte.
 */
static void find_looks_at_all(void) {
    unsigned char *begin = (unsigned char *)known.data_begin;
    unsigned char *end = (unsigned char *)known.data_end;
    jint hash;
    if (!begin || (*known.jvmti)->GetObjectHashCode(known.jvmti, known.anything, &hash)
        || !(candidates.bytes = malloc((end - begin) * sizeof *candidates.bytes))) {
        return;
    }
    candidates.count = 0;
    for (unsigned char *byte = begin; byte < end; byte++) {
        candidates.bytes[candidates.count++] = byte;
    }
    for (int i = 0; i < 2; i++) {
        keep_those_that_are(1);
        (*known.jvmti)->IterateOverReachableObjects(known.jvmti, at_a_root, 0, 0, 0);
        keep_those_that_are(1);
        (*known.jvmti)->IterateOverObjectsReachableFromObject(known.jvmti, known.anything,
                                                              at_a_reference, 0);
    }
    keep_those_that_are(1);
    known.looks_at_all = candidates.count == 1 ? candidates.bytes[0] : 0;
    free(candidates.bytes);
}

/* --- Parking ------------------------------------------------------------------------------- */

enum { MOST_THREADS = 4096, NAME_SIZE = 16 };

/* How long all threads have to park, how long a parked one stays at most, and a pause. */
#define PARK_NANOS INT64_C(500000000)
#define LONGEST_STAY_SECONDS 20
#define PAUSE_NANOS 100000
#define YIELDS 50

/* How long it is tried at one safepoint, where nothing of Java goes on meanwhile. */
#define MOST_NANOS_AT_ONE INT64_C(20000000)

enum stage { FOUND, ASKED, PARKED, LEFT, GONE };

static struct thread {
    int tid;
    int stage;
    ucontext_t *context; /* where it goes on */
    char *pthread;
    char *java_thread; /* 0: it is none of Java's */
    int comes_back;
    char name[NAME_SIZE];
} threads[MOST_THREADS];

static int count;
static int generation; /* counted up when all may go on */

/*
 * In each thread that is parked. It goes on by itself if nobody lets it for a long time, whatever
 * has become of the thread that forks: none stays here for ever.
 */
static void park(int signal, siginfo_t *info, void *context) {
    (void)signal;
    (void)info;
    int tid = (int)CALL0(gettid);
    int now = __atomic_load_n(&generation, __ATOMIC_SEQ_CST);
    int known_threads = __atomic_load_n(&count, __ATOMIC_SEQ_CST);
    for (int i = 0; i < known_threads; i++) {
        struct thread *thread = &threads[i];
        if (thread->tid == tid && __atomic_load_n(&thread->stage, __ATOMIC_SEQ_CST) == ASKED) {
            thread->context = context;
            thread->pthread = self();
            __atomic_store_n(&thread->stage, PARKED, __ATOMIC_SEQ_CST);
            struct timespec limit = {LONGEST_STAY_SECONDS, 0};
            while (__atomic_load_n(&generation, __ATOMIC_SEQ_CST) == now) {
                long ended = CALL4(futex, &generation, FUTEX_WAIT, now, &limit);
                if (ended == -ETIMEDOUT) {
                    __atomic_store_n(&thread->stage, LEFT, __ATOMIC_SEQ_CST);
                    return;
                }
            }
            return;
        }
    }
}

static void let_go(void) {
    __atomic_add_fetch(&generation, 1, __ATOMIC_SEQ_CST);
    CALL3(futex, &generation, FUTEX_WAKE, INT32_MAX);
    __atomic_store_n(&count, 0, __ATOMIC_SEQ_CST);
}

/* The first real-time signal that nobody handles. libc keeps those below SIGRTMIN for itself. */
static int find_signal(void) {
    for (int signal = SIGRTMIN + 6; signal <= SIGRTMAX; signal++) {
        struct sigaction taken;
        if (!sigaction(signal, 0, &taken) && taken.sa_handler == SIG_DFL) {
            known.signal = signal;
            return 0;
        }
    }
    return because(REFUSED, "every real-time signal from %d on is taken", SIGRTMIN + 6);
}

/* Takes the signal; not on a signal stack of the thread's own, which could be in use. */
static int take_signal(void) {
    struct sigaction ours, theirs;
    memset(&ours, 0, sizeof ours);
    ours.sa_sigaction = park;
    ours.sa_flags = SA_SIGINFO | SA_RESTART;
    sigfillset(&ours.sa_mask);
    if (sigaction(known.signal, &ours, &theirs)) {
        return because(REFUSED, "signal %d cannot be handled", known.signal);
    }
    if (theirs.sa_handler != SIG_DFL && theirs.sa_sigaction != park) {
        sigaction(known.signal, &theirs, 0);
        return because(REFUSED, "signal %d, which was free, is taken by now", known.signal);
    }
    return 0;
}

/* As the kernel gives it; glibc has it under other names. */
struct entry {
    uint64_t inode;
    int64_t offset;
    unsigned short length;
    unsigned char type;
    char name[];
};

static int number(const char *digits) {
    int value = 0;
    for (; *digits >= '0' && *digits <= '9'; digits++) {
        value = value * 10 + (*digits - '0');
    }
    return value;
}

/* Writes prefix, number and suffix. */
static char *path_to(char *path, const char *prefix, int value, const char *suffix) {
    char digits[12];
    char *first = digits + sizeof digits - 1;
    *first = 0;
    do {
        *--first = (char)('0' + value % 10);
        value /= 10;
    } while (value);
    append(append(append(path, prefix), first), suffix);
    return path;
}

/* Reads at most so much of a file. Returns how much, with a 0 behind it. */
static long read_file(const char *path, char *into, long most) {
    int file = (int)CALL3(open, path, O_RDONLY | O_CLOEXEC, 0);
    long length = file < 0 ? 0 : CALL3(read, file, into, most - 1);
    if (file >= 0) {
        CALL1(close, file);
    }
    length = length < 0 ? 0 : length;
    into[length] = 0;
    return length;
}

static int is_listed(int tid) {
    for (int i = 0; i < count; i++) {
        if (threads[i].tid == tid) {
            return 1;
        }
    }
    return 0;
}

/* The names that threads had before any stood still: to read them takes longer than to park. */
static struct {
    int tid;
    char name[NAME_SIZE];
} named[MOST_THREADS];

static int named_count;

static void read_name(int tid, char *name) {
    char path[64];
    long length = read_file(path_to(path, "/proc/self/task/", tid, "/comm"), name, NAME_SIZE);
    if (length > 0 && name[length - 1] == '\n') {
        name[length - 1] = 0;
    }
}

static int note_name(int tid) {
    if (named_count < MOST_THREADS) {
        named[named_count].tid = tid;
        read_name(tid, named[named_count++].name);
    }
    return 0;
}

/* Lists a thread, if it is not yet. Returns how many that makes; -1 where there are too many. */
static int add(int tid) {
    static int at; /* the kernel lists them in the same order each time */
    struct thread *thread = &threads[count];
    if (is_listed(tid)) {
        return 0;
    }
    if (count == MOST_THREADS) {
        return -1;
    }
    memset(thread, 0, sizeof *thread);
    thread->tid = tid;
    thread->stage = FOUND;
    for (int i = 0; i < named_count && !*thread->name; i++, at++) {
        at = at < named_count ? at : 0;
        if (named[at].tid == tid) {
            memcpy(thread->name, named[at].name, NAME_SIZE);
        }
    }
    if (!*thread->name) {
        read_name(tid, thread->name);
    }
    __atomic_store_n(&count, count + 1, __ATOMIC_SEQ_CST);
    return 1;
}

/* Visits all threads but one. Returns the sum of what that returns; -1 once one does, or cannot. */
static int visit_threads(int (*visit)(int tid), int me) {
    static char buffer[32768];
    int sum = 0;
    int directory = (int)CALL3(open, "/proc/self/task", O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
    if (directory < 0) {
        return -1;
    }
    long length;
    while (sum >= 0 && (length = CALL3(getdents64, directory, buffer, sizeof buffer)) > 0) {
        for (long at = 0; at < length && sum >= 0;) {
            struct entry *entry = (struct entry *)(buffer + at);
            at += entry->length;
            int tid = number(entry->name);
            int one = tid && tid != me ? visit(tid) : 0;
            sum = one < 0 ? -1 : sum + one;
        }
    }
    CALL1(close, directory);
    return sum;
}

static int is_at(struct thread *thread, enum stage stage) {
    return __atomic_load_n(&thread->stage, __ATOMIC_SEQ_CST) == (int)stage;
}

/* Waits until all that were asked are parked or gone. Returns the first that is not; 0 if all are. */
static struct thread *await_parked(int pid, int64_t until) {
    for (int turn = 0;; turn++) {
        struct thread *late = 0;
        for (int i = 0; i < count; i++) {
            if (is_at(&threads[i], ASKED)) {
                if (turn > YIELDS && CALL3(tgkill, pid, threads[i].tid, 0) < 0) {
                    threads[i].stage = GONE;
                } else {
                    late = late ? late : &threads[i];
                }
            }
        }
        if (!late || nanos() > until) {
            return late;
        }
        if (turn < YIELDS) {
            CALL0(sched_yield);
        } else {
            pause_nanos(PAUSE_NANOS / 5);
        }
    }
}

/* Parks every other thread of this process: those that are found while others park as well. */
static int park_all(int pid, int me) {
    int64_t until = nanos() + PARK_NANOS;
    for (;;) {
        int added = visit_threads(add, me);
        if (added < 0) {
            append(reason, "there are too many threads, or /proc is missing");
            return REFUSED;
        }
        if (!added) {
            return 0;
        }
        for (int i = 0; i < count; i++) {
            if (is_at(&threads[i], FOUND)) {
                threads[i].stage = ASKED;
                if (CALL3(tgkill, pid, threads[i].tid, known.signal) < 0) {
                    threads[i].stage = GONE;
                }
            }
        }
        struct thread *late = await_parked(pid, until);
        if (late) {
            return because_of(REFUSED, late->name, "takes no signal");
        }
    }
}

/* --- Who comes back, and where the others are ---------------------------------------------- */

/* Whether a thread has a name of those, as far as the kernel keeps it; 0 is behind the last. */
static int is_one_of(const char *name, const char *const *names) {
    for (; *names; names++) {
        if (!strncmp(*names, name, NAME_SIZE - 1)) {
            return 1;
        }
    }
    return 0;
}

static int is_among(char *java_thread, char *const *java_threads) {
    for (; *java_threads; java_threads++) {
        if (*java_threads == java_thread) {
            return 1;
        }
    }
    return 0;
}

static greg_t saved(struct thread *thread, int which) {
    return thread->context->uc_mcontext.gregs[which];
}

/* Whether it is in a system call that waits, and will be in it again where it goes on. */
static int waits_in_the_kernel(struct thread *thread) {
    static const short WAIT[] = {
        SYS_read,  SYS_poll,        SYS_readv,      SYS_pread64,   SYS_select,  SYS_pause,
        SYS_nanosleep, SYS_accept,  SYS_recvfrom,   SYS_recvmsg,   SYS_wait4,   SYS_waitid,
        SYS_clock_nanosleep, SYS_epoll_wait, SYS_epoll_pwait, SYS_ppoll, SYS_pselect6, SYS_accept4,
        SYS_restart_syscall, 441 /* epoll_pwait2 */,
    };
    const unsigned char *at = (const unsigned char *)saved(thread, REG_RIP);
    long rax = saved(thread, REG_RAX);
    if (at[-2] == 0x0f && at[-1] == 0x05) { /* behind the instruction: it was interrupted */
        return rax == -EINTR;
    }
    if (at[0] != 0x0f || at[1] != 0x05) {
        return 0;
    }
    if (rax == SYS_futex) {
        int operation = saved(thread, REG_RSI) & FUTEX_CMD_MASK;
        return operation == FUTEX_WAIT || operation == FUTEX_WAIT_BITSET;
    }
    for (unsigned i = 0; i < sizeof WAIT / sizeof *WAIT; i++) {
        if (rax == WAIT[i]) {
            return 1;
        }
    }
    return 0;
}

static uintptr_t futex_of(struct thread *thread) {
    return (uintptr_t)saved(thread, REG_RDI);
}

static char *safepoint_state_of(char *java_thread) {
    return *(char **)(java_thread + known.safepoint_state);
}

static struct thread *thread_of(int tid) {
    for (int i = 0; i < count; i++) {
        if (threads[i].tid == tid) {
            return &threads[i];
        }
    }
    return 0;
}

/* Whether it waits for a mutex: by a futex of 2, which glibc uses for nothing else. */
static int waits_for_a_mutex(struct thread *thread) {
    return saved(thread, REG_RDX) == 2 && *(int *)futex_of(thread) == 2;
}

static struct thread *owner_of(const pthread_mutex_t *mutex) {
    return thread_of(mutex->__data.__owner);
}

/*
 * A lost thread that holds one of HotSpot's own mutexes; 0 if there is none. On 25 they are all
 * among its data. They look like it: locked, by a thread, once.
 */
static struct thread *who_holds_a_mutex(void) {
    for (int *word = known.data_begin; word + 4 <= known.data_end; word += 2) {
        const pthread_mutex_t *mutex = (const pthread_mutex_t *)word;
        if ((mutex->__data.__lock == 1 || mutex->__data.__lock == 2) && mutex->__data.__count == 0
            && mutex->__data.__nusers == 1) {
            struct thread *owner = owner_of(mutex);
            if (owner && is_at(owner, PARKED) && !owner->comes_back) {
                return owner;
            }
        }
    }
    return 0;
}

static int is_of_libjvm(uintptr_t address) {
    return address >= (uintptr_t)known.data_begin && address < (uintptr_t)known.data_end;
}

/* Whether it waits, by a futex, for something that would have to be done in the child as well. */
static int waits_for_the_jvm(struct thread *thread, struct thread *caller) {
    uintptr_t futex = futex_of(thread);
    if (futex + 8 >= futex_of(caller) && futex <= futex_of(caller) + 8) {
        return 1; /* for an operation of the VM thread's, as the caller does */
    }
    if (waits_for_a_mutex(thread)) {
        /* Who comes back gives it back, as the caller does Heap_lock, and wakes whoever is there. */
        struct thread *owner = owner_of((const pthread_mutex_t *)futex);
        return !owner || !owner->comes_back;
    }
    return is_of_libjvm(futex);
}

/* What keeps a lost thread from being lost here. Returns 0 if nothing does. */
static int check_lost(struct thread *thread, struct thread *caller) {
    int state = *(int *)(thread->java_thread + known.state);
    if ((state != THREAD_BLOCKED && state != THREAD_IN_NATIVE) || !waits_in_the_kernel(thread)) {
        return because_of(TRY_AGAIN, thread->name, "is at work");
    }
    if (saved(thread, REG_RAX) == SYS_futex && waits_for_the_jvm(thread, caller)) {
        return because_of(TRY_AGAIN, thread->name, "waits for the JVM");
    }
    if (*(int *)(thread->java_thread + known.active_critical) > 0) {
        return because_of(TRY_AGAIN, thread->name, "is in a JNI critical region");
    }
    return 0;
}

/* Sorts the threads. All of them are parked. */
static int sort(int caller_tid, const char *const *unseen, char *const *coming_back) {
    struct thread *caller = 0;
    for (int i = 0; i < count; i++) {
        struct thread *thread = &threads[i];
        if (!is_at(thread, PARKED)) {
            continue;
        }
        if (*(int *)(thread->pthread + known.tid) != thread->tid) {
            return because_of(REFUSED, thread->name, "is not one of glibc's");
        }
        thread->java_thread = java_thread_of(thread->tid);
        if (thread->tid == caller_tid) {
            caller = thread;
        }
        thread->comes_back =
            !thread->java_thread || thread == caller || is_one_of(thread->name, unseen)
            || is_among(thread->java_thread, coming_back);
    }
    if (!caller || !waits_in_the_kernel(caller)) {
        append(reason, "the thread that forks does not wait yet");
        return TRY_AGAIN;
    }
    for (int i = 0; i < count; i++) {
        if (is_at(&threads[i], PARKED) && !threads[i].comes_back) {
            int refused = check_lost(&threads[i], caller);
            if (refused) {
                return refused;
            }
        }
    }
    struct thread *holder = who_holds_a_mutex();
    return holder ? because_of(TRY_AGAIN, holder->name, "holds a lock of the JVM's") : 0;
}

/* --- In the child -------------------------------------------------------------------------- */

static void exit_at_once(int code) {
    for (;;) {
        CALL1(exit_group, code);
    }
}

/* What a child ends with where it cannot be made whole. */
enum { NOT_WHOLE = 99 };

/*
 * Gives the child its own descriptors: pairs of what it is here and what it is to be there, -1
 * behind the last. Everything else stays as it is.
 */
static void take_descriptors(const int *table) {
    for (; table[0] >= 0; table += 2) {
        if (CALL3(dup3, table[0], table[1], table[1] > 2 ? O_CLOEXEC : 0) < 0) {
            exit_at_once(NOT_WHOLE);
        }
    }
}

static int is_listening(int descriptor) {
    int listens = 0;
    socklen_t size = sizeof listens;
    return !CALL5(getsockopt, descriptor, SOL_SOCKET, SO_ACCEPTCONN, &listens, &size) && listens;
}

/*
 * A file's offset belongs to the open file, and both processes have the same: who reads a jar here
 * moves it there. What is open for reading alone is opened anew, at the offset it has. Nobody but
 * the parent accepts what connects to a socket that listens: the child has /dev/null in its place,
 * so that its number is not taken by something else.
 */
static void part_from_the_parents(void) {
    static char buffer[32768];
    int directory = (int)CALL3(open, "/proc/self/fd", O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
    long length;
    if (directory < 0) {
        exit_at_once(NOT_WHOLE);
    }
    while ((length = CALL3(getdents64, directory, buffer, sizeof buffer)) > 0) {
        for (long at = 0; at < length;) {
            struct entry *entry = (struct entry *)(buffer + at);
            at += entry->length;
            int old = number(entry->name);
            struct stat status;
            if (entry->name[0] < '0' || entry->name[0] > '9' || old < 3 || old == directory
                || CALL2(fstat, old, &status) < 0) {
                continue;
            }
            int flags = (int)CALL2(fcntl, old, F_GETFL);
            int on_exec = (int)CALL2(fcntl, old, F_GETFD) & FD_CLOEXEC ? O_CLOEXEC : 0;
            if (S_ISSOCK(status.st_mode) && is_listening(old)) {
                CALL3(dup3, STDIN_FILENO, old, on_exec); /* of nothing, by now */
            } else if (S_ISREG(status.st_mode) && (flags & O_ACCMODE) == O_RDONLY
                       && !(flags & O_PATH)) {
                char path[64];
                long offset = CALL3(lseek, old, 0, SEEK_CUR);
                int anew = (int)CALL3(open, path_to(path, "/proc/self/fd/", old, ""),
                                      O_RDONLY | O_CLOEXEC | (flags & (O_DIRECT | O_NOATIME)), 0);
                if (anew >= 0) { /* else this user may not open it any more: the offset is shared */
                    CALL3(lseek, anew, offset, SEEK_SET);
                    CALL3(dup3, anew, old, on_exec);
                    CALL1(close, anew);
                }
            }
        }
    }
    CALL1(close, directory);
}

/* Makes a thread anew that goes on where it was parked. Returns its id, or minus errno. */
static long revive(struct thread *thread) {
    long flags = CLONE_VM | CLONE_FS | CLONE_FILES | CLONE_SIGHAND | CLONE_THREAD | CLONE_SYSVSEM
        | CLONE_SETTLS | CLONE_PARENT_SETTID | CLONE_CHILD_CLEARTID;
    long result;
    int *tid = (int *)(thread->pthread + known.tid);
    register long r10 __asm__("r10") = (long)tid;
    register long r8 __asm__("r8") = (long)thread->pthread;
    /* The new thread has the saved context as its stack, and does nothing but return to it. */
    __asm__ volatile("syscall\n\t"
                     "test %%rax,%%rax\n\t"
                     "jnz 1f\n\t"
                     "mov %[sigreturn],%%eax\n\t"
                     "syscall\n\t"
                     "hlt\n"
                     "1:"
                     : "=a"(result)
                     : "a"((long)SYS_clone), "D"(flags), "S"(thread->context), "d"(tid), "r"(r10),
                       "r"(r8), [sigreturn] "i"(SYS_rt_sigreturn)
                     : "rcx", "r11", "memory");
    return result;
}

static void revive_all(void) {
    for (int i = 0; i < count; i++) {
        struct thread *thread = &threads[i];
        if (!is_at(thread, PARKED)) {
            continue;
        }
        if (!thread->comes_back) {
            /* Else every later safepoint of the child would wait for it; and its exit, which waits
               for threads in native code to come back, but not for blocked ones. */
            ((long *)safepoint_state_of(thread->java_thread))[SAFEPOINT_ID] = 0;
            *(int *)(thread->java_thread + known.state) = THREAD_BLOCKED;
            continue;
        }
        if (known.rseq) {
            int *rseq = (int *)(thread->pthread + known.rseq);
            rseq[0] = 0;
            rseq[1] = -1; /* not registered with the kernel: libc then asks it for the processor */
        }
        long tid = revive(thread);
        if (tid < 0) {
            exit_at_once(NOT_WHOLE);
        }
        if (thread->java_thread) {
            *id_of(thread->java_thread) = (int)tid;
        }
    }
    __atomic_store_n(&count, 0, __ATOMIC_SEQ_CST);
}

/* --- The fork ------------------------------------------------------------------------------ */

/* What is asked of the callback, and what it answers. */
static struct {
    int caller;
    const int *table;
    const char *const *unseen;
    char *const *coming_back;
    int answer;
    int64_t stood, cloning; /* nanoseconds */
} fork_now;

/* Forks once. On the VM thread, at a safepoint. */
static int fork_once(int pid, int me) {
    int64_t begun_standing = nanos();
    int result = park_all(pid, me);
    if (!result) {
        result = sort(fork_now.caller, fork_now.unseen, fork_now.coming_back);
    }
    if (result) {
        let_go();
        return result;
    }
    int *tid = (int *)(self() + known.tid);
    uint64_t all = ~UINT64_C(0);
    uint64_t before = 0;
    CALL4(rt_sigprocmask, SIG_BLOCK, &all, &before, sizeof all);
    int64_t begun = nanos();
    result = (int)CALL5(clone, SIGCHLD | CLONE_CHILD_SETTID | CLONE_CHILD_CLEARTID, 0, 0, tid, 0);
    if (!result) {
        CALL2(setpgid, 0, 0);
        take_descriptors(fork_now.table);
        part_from_the_parents();
        revive_all();
        CALL4(rt_sigprocmask, SIG_SETMASK, &before, 0, sizeof before);
        return 0;
    }
    fork_now.cloning = nanos() - begun;
    int left = 0;
    for (int i = 0; i < count; i++) {
        left |= is_at(&threads[i], LEFT);
    }
    let_go();
    CALL4(rt_sigprocmask, SIG_SETMASK, &before, 0, sizeof before);
    fork_now.stood = nanos() - begun_standing;
    if (left && result > 0) {
        CALL2(kill, result, SIGKILL);
        CALL4(wait4, result, 0, 0, 0);
        append(reason, "the fork took longer than a thread may stand still");
        return TRY_AGAIN;
    }
    return result;
}

static jvmtiIterationControl JNICALL at_a_safepoint(jvmtiObjectReferenceKind kind, jlong class_tag,
                                                    jlong size, jlong *tag, jlong referrer_tag,
                                                    jint referrer_index, void *data) {
    (void)kind, (void)class_tag, (void)size, (void)tag, (void)referrer_tag, (void)referrer_index;
    (void)data;
    int pid = getpid();
    int me = (int)CALL0(gettid);
    int64_t until = nanos() + MOST_NANOS_AT_ONE;
    int result = fork_once(pid, me);
    while (result == TRY_AGAIN && nanos() < until) {
        pause_nanos(PAUSE_NANOS);
        result = fork_once(pid, me);
    }
    fork_now.answer = result;
    if (known.looks_at_all) {
        *known.looks_at_all = 0;
    }
    return JVMTI_ITERATION_ABORT;
}

/* --- In the child, once it is whole --------------------------------------------------------- */

/*
 * Ends a child at once. What else would be done at its end, in Java or in C, is the parent's: the
 * JVM would remove the socket at which tools attach to the parent, and not the child's.
 */
API void forkpair_leave(int code) {
    char path[64];
    unlink(path_to(path, "/tmp/.java_pid", getpid(), ""));
    exit_at_once(code);
}

static void leave(int status, void *unused) {
    (void)unused;
    forkpair_leave(status);
}

/* The counters that tools see from outside are in a file, which is the parent's: also to remove. */
static void keep_counters_to_oneself(void) {
    void *start = 0, *capacity = 0, *initialized = 0;
    field("PerfMemory", "_start", &start);
    field("PerfMemory", "_capacity", &capacity);
    field("PerfMemory", "_initialized", &initialized);
    if (!start || !capacity || !initialized || !*(int *)initialized) {
        return;
    }
    size_t size = *(size_t *)capacity;
    char *own = mmap(0, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (own != MAP_FAILED) {
        memcpy(own, *(char **)start, size);
        if (mremap(own, size, size, MREMAP_MAYMOVE | MREMAP_FIXED, *(char **)start) != MAP_FAILED) {
            *(int *)initialized = 0;
        }
    }
}

/* Where the JVM writes down a crash. */
static void set_error_file(const char *error_file) {
    void *flags = 0, *count = 0;
    long name = field("JVMFlag", "_name", 0), address = field("JVMFlag", "_addr", 0);
    long size = size_of("JVMFlag");
    field("JVMFlag", "flags", &flags);
    field("JVMFlag", "numFlags", &count);
    if (!flags || !count || name < 0 || address < 0 || size <= 0) {
        return;
    }
    char *flag = *(char **)flags;
    for (size_t i = 0; i < *(size_t *)count; i++, flag += size) {
        const char *named = *(const char **)(flag + name);
        if (named && !strcmp(named, "ErrorFile")) {
            **(char ***)(flag + address) = strdup(error_file);
        }
    }
}

/*
 * Parts a child from what the JVM has in common with the parent.
 *
 * @param error_file where its JVM writes down a crash, with %% for a percent sign; 0 for where the
 *     parent would
 */
API void forkpair_forked(const char *error_file) {
    on_exit(leave, 0);
    keep_counters_to_oneself();
    if (error_file) {
        set_error_file(error_file);
    }
}

/*
 * Finds out once whether this JVM can be forked, and how.
 *
 * @return 0, or REFUSED
 */
API int forkpair_fork_prepare(void) {
    JNIEnv *env = 0;
    int refused;
    if (known.complete) {
        return 0;
    }
    dl_iterate_phdr(note_libjvm, 0);
    if ((refused = find_fields()) || (refused = find_tid()) || (refused = find_jvmti(&env))
        || (refused = find_safepoint_state()) || (refused = find_active_critical(env))
        || (refused = find_signal())) {
        return refused;
    }
    find_looks_at_all();
    known.complete = 1;
    return 0;
}

/*
 * Forks. Only one thread may call it at a time, and one of the JVM's.
 *
 * @param table the child's descriptors: pairs of one that is open here and the number that it has
 *     there, -1 behind the last. Descriptor 0 has to be among them, as /dev/null.
 * @param unseen the names of those of Java's threads that come back, of what Java code cannot see
 * @param coming_back the others, as the JVM's own JavaThreads; 0 behind the last of both
 * @param times takes how long the parent's threads stood still, and how long of that the system
 *     call took, both in nanoseconds
 * @return the child's process id; 0 in the child; minus errno; REFUSED or TRY_AGAIN
 */
API int forkpair_fork(const int *table, const char *const *unseen, char *const *coming_back,
                      int64_t *times) {
    int refused = forkpair_fork_prepare();
    if (refused || (refused = take_signal())) {
        return refused;
    }
    named_count = 0;
    visit_threads(note_name, 0);
    fork_now.caller = (int)CALL0(gettid);
    fork_now.table = table;
    fork_now.unseen = unseen;
    fork_now.coming_back = coming_back;
    fork_now.answer = TRY_AGAIN;
    because(TRY_AGAIN, "the JVM came to no safepoint");
    jvmtiError error = (*known.jvmti)->IterateOverObjectsReachableFromObject(
        known.jvmti, known.anything, at_a_safepoint, 0);
    if (error) {
        return because(REFUSED, "the JVM answers with JVMTI error %d", error);
    }
    if (fork_now.answer) {
        times[0] = fork_now.stood;
        times[1] = fork_now.cloning;
    }
    return fork_now.answer;
}
