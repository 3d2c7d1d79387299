/* Lets one call on the files of a folder fail, or all from one on, so that a test can stand at every one of them.
 *
 * bad_disk_arm(folder, at, error, lasting): the at-th call from now fails with errno = error; with lasting, all
 * after it too. at = 0 disarms. bad_disk_count(): calls since then. Loaded with LD_PRELOAD, driven by ctypes.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static char folder[4096];
static int fails_at, error_number, lasts, count;

#define REAL(type, name) static type (*real)(); if (!real) real = (type (*)())dlsym(RTLD_NEXT, name)

void bad_disk_arm(const char *where, int at, int error, int lasting) {
    snprintf(folder, sizeof folder, "%s", where);
    fails_at = at, error_number = error, lasts = lasting, count = 0;
}

int bad_disk_count(void) { return count; }

static int inside(const char *path) {
    return fails_at && path && !strncmp(path, folder, strlen(folder));
}

static int fails(const char *path) {
    if (!inside(path)) return 0;
    count++;
    if (count != fails_at && !(lasts && count > fails_at)) return 0;
    errno = error_number;
    return 1;
}

static int fd_fails(int fd) {
    char link[64], path[4096];
    if (!fails_at) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t size = readlink(link, path, sizeof path - 1);
    if (size <= 0) return 0;
    path[size] = 0;
    return fails(path);
}

#define WRITES(name, arguments, ...) \
    ssize_t name arguments { REAL(ssize_t, #name); return fd_fails(fd) ? -1 : real(__VA_ARGS__); }
#define SYNCS(name, arguments, ...) \
    int name arguments { REAL(int, #name); return fd_fails(fd) ? -1 : real(__VA_ARGS__); }

WRITES(write, (int fd, const void *data, size_t size), fd, data, size)
WRITES(pwrite, (int fd, const void *data, size_t size, off_t at), fd, data, size, at)
WRITES(pwrite64, (int fd, const void *data, size_t size, off_t at), fd, data, size, at)
SYNCS(fsync, (int fd), fd)
SYNCS(fdatasync, (int fd), fd)
SYNCS(ftruncate, (int fd, off_t size), fd, size)
SYNCS(ftruncate64, (int fd, off_t size), fd, size)

#define OPENS(name) \
    int name(const char *path, int flags, ...) { \
        REAL(int, #name); \
        va_list rest; va_start(rest, flags); int mode = va_arg(rest, int); va_end(rest); \
        return (flags & O_CREAT) && fails(path) ? -1 : real(path, flags, mode); }

OPENS(open)
OPENS(open64)

int rename(const char *from, const char *to) {
    REAL(int, "rename");
    return fails(from) ? -1 : real(from, to);
}

int unlink(const char *path) {
    REAL(int, "unlink");
    return fails(path) ? -1 : real(path);
}
