/* Writes down what a program does to the files of one folder, in order and with the bytes, and syncs nothing.
 *
 * LD_PRELOAD=powerlog.so POWERLOG_DIR=folder POWERLOG=log program
 * Record: op(1) name_len(2) offset(8) data_len(4) name data, little-endian. Ops: C create, W write, T truncate to
 * offset, S sync, U unlink, R rename (data = new name). The folder itself is called ".". WAL indexes (-shm) are
 * left out: they are rebuilt. With POWERLOG_FAIL=n the n-th sync of the write-ahead log fails and is recorded as E: what
 * was waiting for it is lost, as it is on Linux.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

#define FILES 1024
#define LONGEST 200

static char names[FILES][LONGEST];
static int log_fd = -1;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

#define REAL(type, name) static type (*real)(); if (!real) real = (type (*)())dlsym(RTLD_NEXT, name)

static ssize_t plain_write(int fd, const void *data, size_t size) {
    REAL(ssize_t, "write");
    return real(fd, data, size);
}

/* Name of a path within the folder, NULL for anything else. */
static const char *inside(const char *path) {
    const char *folder = getenv("POWERLOG_DIR");
    size_t length = folder ? strlen(folder) : 0;
    if (!length || !path || strncmp(path, folder, length)) return NULL;
    if (!path[length] || !strcmp(path + length, "/")) return ".";
    if (path[length] != '/') return NULL;
    const char *name = path + length + 1;
    size_t tail = strlen(name);
    if (tail >= LONGEST || (tail > 4 && !strcmp(name + tail - 4, "-shm"))) return NULL;
    return name;
}

static const char *name_of(int fd) {
    return fd >= 0 && fd < FILES && names[fd][0] ? names[fd] : NULL;
}

static void record(char op, const char *name, uint64_t offset, const void *data, uint32_t size) {
    uint16_t length = (uint16_t)strlen(name);
    size_t total = 15 + length + size;
    char *row = malloc(total);
    row[0] = op;
    memcpy(row + 1, &length, 2);
    memcpy(row + 3, &offset, 8);
    memcpy(row + 11, &size, 4);
    memcpy(row + 15, name, length);
    if (size) memcpy(row + 15 + length, data, size);
    pthread_mutex_lock(&lock);
    if (log_fd < 0) {
        REAL(int, "open");
        log_fd = real(getenv("POWERLOG"), O_WRONLY | O_CREAT | O_APPEND, 0600);
    }
    for (size_t done = 0; done < total;) {
        ssize_t now = plain_write(log_fd, row + done, total - done);
        if (now <= 0) abort();
        done += (size_t)now;
    }
    pthread_mutex_unlock(&lock);
    free(row);
}

static int opened(int fd, const char *name, int flags, int was_there) {
    if (fd < 0 || fd >= FILES || !name) return fd;
    strcpy(names[fd], name);
    if ((flags & O_CREAT) && !was_there) record('C', name, 0, NULL, 0);
    else if (flags & O_TRUNC) record('T', name, 0, NULL, 0);
    return fd;
}

static int is_there(const char *path) {
    return access(path, F_OK) == 0;
}

#define OPEN(symbol)                                                            \
    int symbol(const char *path, int flags, ...) {                              \
        REAL(int, #symbol);                                                     \
        va_list rest;                                                           \
        va_start(rest, flags);                                                  \
        mode_t mode = (flags & (O_CREAT | O_TMPFILE)) ? va_arg(rest, mode_t) : 0; \
        va_end(rest);                                                           \
        const char *name = inside(path);                                        \
        int was_there = name ? is_there(path) : 0;                              \
        return opened(real(path, flags, mode), name, flags, was_there);         \
    }
OPEN(open)
OPEN(open64)

#define OPENAT(symbol)                                                          \
    int symbol(int at, const char *path, int flags, ...) {                      \
        REAL(int, #symbol);                                                     \
        va_list rest;                                                           \
        va_start(rest, flags);                                                  \
        mode_t mode = (flags & (O_CREAT | O_TMPFILE)) ? va_arg(rest, mode_t) : 0; \
        va_end(rest);                                                           \
        const char *name = path[0] == '/' ? inside(path) : NULL;                \
        int was_there = name ? is_there(path) : 0;                              \
        return opened(real(at, path, flags, mode), name, flags, was_there);     \
    }
OPENAT(openat)
OPENAT(openat64)

int close(int fd) {
    REAL(int, "close");
    if (fd >= 0 && fd < FILES) names[fd][0] = 0;
    return real(fd);
}

ssize_t write(int fd, const void *data, size_t size) {
    const char *name = name_of(fd);
    if (!name) return plain_write(fd, data, size);
    off_t offset = lseek(fd, 0, (fcntl(fd, F_GETFL) & O_APPEND) ? SEEK_END : SEEK_CUR);
    ssize_t done = plain_write(fd, data, size);
    if (done > 0) record('W', name, (uint64_t)offset, data, (uint32_t)done);
    return done;
}

#define PWRITE(symbol, kind)                                                     \
    ssize_t symbol(int fd, const void *data, size_t size, kind offset) {        \
        static ssize_t (*real)(int, const void *, size_t, kind);                \
        if (!real) real = (ssize_t (*)(int, const void *, size_t, kind))dlsym(RTLD_NEXT, #symbol); \
        ssize_t done = real(fd, data, size, offset);                            \
        if (done > 0 && name_of(fd)) record('W', name_of(fd), (uint64_t)offset, data, (uint32_t)done); \
        return done;                                                            \
    }
PWRITE(pwrite, off_t)
PWRITE(pwrite64, off64_t)

#define TRUNCATE(symbol, kind)                                                   \
    int symbol(int fd, kind size) {                                             \
        static int (*real)(int, kind);                                          \
        if (!real) real = (int (*)(int, kind))dlsym(RTLD_NEXT, #symbol);         \
        int done = real(fd, size);                                              \
        if (!done && name_of(fd)) record('T', name_of(fd), (uint64_t)size, NULL, 0); \
        return done;                                                            \
    }
TRUNCATE(ftruncate, off_t)
TRUNCATE(ftruncate64, off64_t)

static int fails(const char *name) {
    static int left = -1;
    if (left < 0) left = getenv("POWERLOG_FAIL") ? atoi(getenv("POWERLOG_FAIL")) : 0;
    size_t tail = strlen(name);
    return left > 0 && tail > 4 && !strcmp(name + tail - 4, "-wal") && --left == 0;
}

#define SYNC(symbol)                                                             \
    int symbol(int fd) {                                                        \
        REAL(int, #symbol);                                                     \
        if (!name_of(fd)) return real(fd);                                      \
        if (fails(name_of(fd))) {                                               \
            record('E', name_of(fd), 0, NULL, 0);                               \
            errno = EIO;                                                        \
            return -1;                                                          \
        }                                                                       \
        record('S', name_of(fd), 0, NULL, 0);                                   \
        return 0;                                                               \
    }
SYNC(fsync)
SYNC(fdatasync)

int unlink(const char *path) {
    REAL(int, "unlink");
    int done = real(path);
    if (!done && inside(path)) record('U', inside(path), 0, NULL, 0);
    return done;
}

int rename(const char *from, const char *to) {
    REAL(int, "rename");
    int done = real(from, to);
    if (!done && inside(from) && inside(to))
        record('R', inside(from), 0, inside(to), (uint32_t)strlen(inside(to)));
    return done;
}
