/* Loaded under a program (LD_PRELOAD), it writes down in order what the program does to the files in one folder: every
   new file, write, cut, removal and renaming, and every time it has the system bring a file or the folder to the disk.
   PARTNERDESK_FOLDER is the folder, PARTNERDESK_RECORD the file of the record. Each entry is a line
   "what place length other-length path", then as many bytes of the path, the other path or the data. */

#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

static void put(int record, const void *bytes, size_t length)
{
    const char *from = bytes;
    while (length > 0) {
        long done = syscall(SYS_write, record, from, length);
        if (done <= 0)
            abort();
        from += done;
        length -= (size_t)done;
    }
}

static void note(char what, const char *path, long long place, const void *more, size_t length)
{
    static int record = -1;
    const char *folder = getenv("PARTNERDESK_FOLDER");
    char head[80];
    if (folder == NULL || strncmp(path, folder, strlen(folder)) != 0)
        return;
    if (record < 0)
        record = (int)syscall(SYS_openat, AT_FDCWD, getenv("PARTNERDESK_RECORD"),
                              O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    int size = snprintf(head, sizeof head, "%c %lld %zu %zu\n", what, place, strlen(path), length);
    put(record, head, (size_t)size);
    put(record, path, strlen(path));
    put(record, more, length);
}

static void note_open_file(char what, int file, long long place, const void *more, size_t length)
{
    char link[40], path[PATH_MAX];
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t size = readlink(link, path, sizeof path - 1);
    if (size > 0) {
        path[size] = '\0';
        note(what, path, place, more, length);
    }
}

#define BELOW(name) __typeof__(name) *below = (__typeof__(name) *)dlsym(RTLD_NEXT, #name)

int open64(const char *path, int how, ...)
{
    BELOW(open64);
    va_list given;
    va_start(given, how);
    mode_t rights = how & O_CREAT ? va_arg(given, mode_t) : 0;
    va_end(given);
    int is_new = how & O_CREAT && access(path, F_OK) != 0;
    int file = below(path, how, rights);
    if (file >= 0 && is_new)
        note('c', path, 0, NULL, 0);
    return file;
}

int open(const char *path, int how, ...)
{
    va_list given;
    va_start(given, how);
    mode_t rights = how & O_CREAT ? va_arg(given, mode_t) : 0;
    va_end(given);
    return open64(path, how, rights);
}

ssize_t write(int file, const void *bytes, size_t length)
{
    BELOW(write);
    long long place = lseek(file, 0, SEEK_CUR);
    ssize_t done = below(file, bytes, length);
    if (done > 0 && place >= 0)
        note_open_file('w', file, place, bytes, (size_t)done);
    return done;
}

ssize_t pwrite64(int file, const void *bytes, size_t length, off64_t place)
{
    BELOW(pwrite64);
    ssize_t done = below(file, bytes, length, place);
    if (done > 0)
        note_open_file('w', file, place, bytes, (size_t)done);
    return done;
}

ssize_t pwrite(int file, const void *bytes, size_t length, off_t place)
{
    return pwrite64(file, bytes, length, place);
}

int ftruncate64(int file, off64_t length)
{
    BELOW(ftruncate64);
    int done = below(file, length);
    if (done == 0)
        note_open_file('t', file, length, NULL, 0);
    return done;
}

int ftruncate(int file, off_t length)
{
    return ftruncate64(file, length);
}

int fsync(int file)
{
    BELOW(fsync);
    int done = below(file);
    if (done == 0)
        note_open_file('s', file, 0, NULL, 0);
    return done;
}

int fdatasync(int file)
{
    BELOW(fdatasync);
    int done = below(file);
    if (done == 0)
        note_open_file('s', file, 0, NULL, 0);
    return done;
}

int unlink(const char *path)
{
    BELOW(unlink);
    int done = below(path);
    if (done == 0)
        note('u', path, 0, NULL, 0);
    return done;
}

int rename(const char *path, const char *other)
{
    BELOW(rename);
    int done = below(path, other);
    if (done == 0)
        note('r', path, 0, other, strlen(other));
    return done;
}
