/* The server of shapes.idl, in C: it listens on a port of its own, which it prints. */

#include <string.h>
#include <wchar.h>

#include "shapes.h"

#include "serve.h"
#include "stubs.h"

static long *number(long value)
{
    long *copy = midl_user_allocate(sizeof *copy);
    *copy = value;
    return copy;
}

static char *narrow_copy(const char *string)
{
    return string ? strcpy(midl_user_allocate(strlen(string) + 1), string) : NULL;
}

static wchar_t *wide_copy(const wchar_t *string)
{
    return string ? wcscpy(midl_user_allocate((wcslen(string) + 1) * sizeof *string), string) : NULL;
}

static void turn(short *numbers, long n)
{
    for (long i = 0; i < n / 2; i++) {
        short other = numbers[n - 1 - i];
        numbers[n - 1 - i] = numbers[i];
        numbers[i] = other;
    }
}

hyper scalars(small a, unsigned short b, long c, hyper d, byte e, float *f, double *g, boolean h)
{
    return a + b + c + d + e + (hyper)(*f + *g) + h;
}

hyper structures(nested *given, nested *changed)
{
    *changed = *given;
    changed->inner.a = -given->inner.a;
    changed->inner.b = -given->inner.b;
    changed->inner.c = -given->inner.c;
    changed->inner.d = -given->inner.d;
    changed->inner.f = -given->inner.f;
    changed->inner.g = -given->inner.g;
    changed->f = -given->f;
    return changed->inner.b;
}

void mirror(tree *root)
{
    if (!root)
        return;
    tree *left = root->left;
    root->left = root->right;
    root->right = left;
    mirror(root->left);
    mirror(root->right);
}

void insert(tree **root, short value)
{
    while (*root)
        root = value < (*root)->number ? &(*root)->left : &(*root)->right;
    *root = midl_user_allocate(sizeof **root);
    (*root)->number = value;
}

long conformant(long n, long sum[], short *turned)
{
    long total = 0;
    for (long i = 0; i < n; i++)
        total += sum[i];
    turn(turned, n);
    return total;
}

void arithmetic(unsigned short n, short *given, short *half)
{
    for (int i = 0; i < n / 2; i++)
        half[i] = given[2 * i + 1];
}

void varying(long count, short part[8])
{
    for (long i = 0; i < count; i++)
        part[i] *= 2;
}

void conformant_varying(long n, long *length, long *numbers)
{
    (void)n;
    --*length;
    for (long i = 0; i < *length; i++)
        numbers[i] += 10;
}

long fixed(short numbers[4], pair swapped[2], long *pointers[3], hyper doubled[4])
{
    pair first = swapped[0];
    swapped[0] = swapped[1];
    swapped[1] = first;
    for (int i = 0; i < 4; i++)
        doubled[i] = 2 * numbers[i];
    long sum = 0;
    for (int i = 0; i < 3; i++)
        sum += pointers[i] ? *pointers[i] : 0;
    return sum;
}

long many(long n, pair *structures, long *pointers[])
{
    long sum = 0;
    for (long i = 0; i < n; i++)
        sum += structures[i].a + structures[i].b + (pointers[i] ? *pointers[i] : 0);
    return sum;
}

void tails(counted *turned, pairs *added)
{
    turn(turned->tail, turned->n);
    for (long i = 0; i < added->n; i++)
        added->total += added->tail[i].a + added->tail[i].b;
}

void embedded(arrays *value)
{
    for (int i = 0; value->sized && i < value->n; i++)
        value->sized[i] *= 10;
    if (value->part)
        turn(value->part, value->used);
}

void counting(long n, long *m, long **numbers)
{
    *m = n;
    *numbers = n ? midl_user_allocate(n * sizeof **numbers) : NULL;
    for (long i = 0; i < n; i++)
        (*numbers)[i] = i;
}

void strings(const char *narrow, const wchar_t *wide, const wchar_t *optional, text *first, text *second)
{
    *first = (text){narrow_copy(narrow), wide_copy(wide)};
    *second = (text){NULL, wide_copy(optional)};
}

long names(long n, wide_text names[], text *initials)
{
    char letter = initials->narrow[0];
    initials->narrow[0] = (char)initials->wide[0];
    initials->wide[0] = letter;
    long length = 0;
    for (long i = 0; i < n; i++)
        length += names[i] ? wcslen(names[i]) : 0;
    return length;
}

long encapsulated(figure *given, hyper between, figure *next)
{
    (void)between;
    long kind = next->kind;
    *next = *given;
    return kind;
}

void choose(long level, plain *given, plain *same)
{
    (void)level;
    *same = *given;
}

long replace(tagged *given, tagged *place)
{
    long before = place->level;
    *place = *given;
    /* Each parameter is freed, so that they cannot share what they point to. */
    if (given->level == 4)
        place->chosen.words = wide_copy(given->chosen.words);
    if (given->level == 5)
        place->chosen.pointer = given->chosen.pointer ? number(*given->chosen.pointer) : NULL;
    return before;
}

long aliases(long *a, long *b, couple *given, couple *swapped)
{
    *swapped = (couple){given->right, given->number, given->left};
    return (a && a == b) | (given->left && given->left == given->right) << 1 | (a && a == given->left) << 2;
}

static colour after(colour hue)
{
    return hue == RED ? GREEN : hue == GREEN ? BLUE : RED;
}

void enums(colour given, colour *next, distance given_too, distance *other, long n, colour *all)
{
    *next = after(given);
    *other = given_too == NEARBY ? FAR_AWAY : NEARBY;
    for (long i = 0; i < n; i++)
        all[i] = after(all[i]);
}

long ranged(long n)
{
    return n * n;
}

void pointers(long *given, long *doubled, long **toggled, long **copied)
{
    if (doubled)
        *doubled *= 2;
    *toggled = *toggled ? NULL : number(5);
    *copied = given ? number(*given) : NULL;
}

void fail(unsigned long status)
{
    RpcRaiseException(status);
}

void echo(long n, byte *given, byte *same)
{
    memcpy(same, given, n);
}

int main(void)
{
    return serve(shapes_v1_0_s_ifspec);
}
