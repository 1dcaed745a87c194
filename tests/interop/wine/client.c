/* The client of shapes.idl, in C: it calls every procedure of the server at a port, and checks the answers.
 *
 * tests/src/shapes/checks.rs makes the same calls in the same order: golden bytes are compared one by one. */

#include <wchar.h>

#include "shapes.h"

#include "checks.h"
#include "stubs.h"

static const mixed MIXED = {-2, 3LL << 40, -4, 0.5, 5, 6, -7};

static int same_mixed(mixed a, mixed b)
{
    return a.a == b.a && a.b == b.b && a.c == b.c && a.d == b.d && a.e == b.e && a.f == b.f && a.g == b.g;
}

static void check_scalars(void)
{
    float f = 0.5f;
    double g = 2.5;
    CHECK(scalars(-1, 2, -3, 4000000000LL, 5, &f, &g, TRUE) == 4000000007LL);
}

static void check_structures(void)
{
    nested given = {1, MIXED, 1.5f, BLUE, RED, FAR_AWAY, 'x'}, changed;
    mixed negative = {2, -(3LL << 40), 4, -0.5, 5, -6, 7};
    CHECK(structures(&given, &changed) == negative.b);
    CHECK(same_mixed(changed.inner, negative) && changed.first == 1 && changed.f == -1.5f);
    CHECK(changed.hue == BLUE && changed.same == RED && changed.off == FAR_AWAY && changed.last == 'x');
}

static void check_trees(void)
{
    tree three = {3}, two = {2, NULL, &three}, four = {4}, one = {1, &two, &four};
    mirror(NULL);
    mirror(&one);
    CHECK(one.number == 1 && one.left->number == 4 && one.right->number == 2);
    CHECK(!one.left->left && !one.left->right && !one.right->right);
    CHECK(one.right->left->number == 3 && !one.right->left->left && !one.right->left->right);

    tree *root = NULL;
    insert(&root, 5);
    CHECK(root->number == 5 && !root->left && !root->right);
    insert(&root, 3);
    insert(&root, 8);
    CHECK(root->number == 5 && root->left->number == 3 && root->right->number == 8);
}

static void check_conformant(void)
{
    long sum[] = {1, -2, 30};
    short turned[] = {7, 8, 9};
    CHECK(conformant(3, sum, turned) == 29);
    CHECK(SAME(turned, (short[]){9, 8, 7}));
    CHECK(conformant(0, sum, turned) == 0);
}

static void check_arithmetic(void)
{
    short given[] = {0, 10, 20, 30, 40, 50, 60, 70, 80}, half[2] = {0};
    arithmetic(3, given, half);
    CHECK(SAME(half, (short[]){10, 0}));
    arithmetic(4, given, half);
    CHECK(SAME(half, (short[]){10, 30}));
}

static void check_varying(void)
{
    short part[] = {1, 2, 3, 4, 5, 6, 7, 8};
    varying(3, part);
    CHECK(SAME(part, (short[]){2, 4, 6, 4, 5, 6, 7, 8}));
    long length = 3, numbers[] = {1, 2, 3, 99};
    conformant_varying(4, &length, numbers);
    CHECK(length == 2 && SAME(numbers, (long[]){11, 12, 3, 99}));
}

static void check_fixed(void)
{
    short numbers[] = {1, 2, 3, 4};
    pair swapped[] = {{1, 2}, {3, 4}};
    long five = 5, six = 6, *pointers[] = {&five, NULL, &six};
    hyper doubled[4];
    CHECK(fixed(numbers, swapped, pointers, doubled) == 11);
    CHECK(swapped[0].a == 3 && swapped[0].b == 4 && swapped[1].a == 1 && swapped[1].b == 2);
    CHECK(SAME(doubled, (hyper[]){2, 4, 6, 8}));
}

static void check_many(void)
{
    pair structures[] = {{1, 10}, {2, 20}};
    long hundred = 100, *pointers[] = {&hundred, NULL};
    CHECK(many(2, structures, pointers) == 133);
    CHECK(many(0, structures, pointers) == 0);
}

static void check_tails(void)
{
    counted *turned = calloc(1, sizeof *turned + 3 * sizeof *turned->tail);
    pairs *added = calloc(1, sizeof *added + 2 * sizeof *added->tail);
    turned->n = 3;
    memcpy(turned->tail, (short[]){1, 2, 3}, 3 * sizeof(short));
    added->total = 1;
    added->n = 2;
    memcpy(added->tail, (pair[]){{1, 2}, {3, 4}}, 2 * sizeof(pair));
    tails(turned, added);
    CHECK(turned->n == 3 && SAME(turned->tail, (short[]){3, 2, 1}));
    CHECK(added->n == 2 && added->total == 11 && added->tail[1].b == 4);
}

static void check_embedded(void)
{
    hyper sized[] = {1, 2};
    short part[] = {5, 6, 7};
    arrays value = {2, sized, 2, part}, empty = {0};
    embedded(&value);
    CHECK(value.n == 2 && value.sized == sized && SAME(sized, (hyper[]){10, 20}));
    CHECK(value.used == 2 && value.part == part && SAME(part, (short[]){6, 5, 7}));
    embedded(&empty);
    CHECK(!empty.sized && !empty.part);
}

static void check_counting(void)
{
    long m = 9, *numbers = NULL;
    counting(3, &m, &numbers);
    CHECK(m == 3 && SAME(numbers, (long[]){0, 1, 2}));
    numbers = NULL;
    counting(0, &m, &numbers);
    CHECK(m == 0 && !numbers);
}

static void check_strings(void)
{
    text first = {0}, second = {0};
    strings("narrow", L"wide \x00e9", L"optional", &first, &second);
    CHECK(!strcmp(first.narrow, "narrow") && !wcscmp(first.wide, L"wide \x00e9"));
    CHECK(!second.narrow && !wcscmp(second.wide, L"optional"));
    first = second = (text){0};
    strings("", L"", NULL, &first, &second);
    CHECK(!*first.narrow && !*first.wide && !second.narrow && !second.wide);
}

static void check_names(void)
{
    wide_text three[] = {L"a", L"bcd", NULL};
    char bad[] = "bad";
    wchar_t sore[] = L"sore";
    text initials = {bad, sore};
    CHECK(names(3, three, &initials) == 4);
    CHECK(!strcmp(initials.narrow, "sad") && !wcscmp(initials.wide, L"bore"));
}

static void check_encapsulated(void)
{
    figure given[] = {{1, {7}}, {3, {.structure = MIXED}}, {4}, {9, {.small_number = 8}}};
    figure next = {1, {2}};
    CHECK(encapsulated(&given[0], 1, &next) == 1 && next.kind == 1 && next.shape.number == 7);
    CHECK(encapsulated(&given[1], 1, &next) == 1 && next.kind == 3);
    CHECK(same_mixed(next.shape.structure, MIXED));
    CHECK(encapsulated(&given[2], 1, &next) == 3 && next.kind == 4);
    CHECK(encapsulated(&given[3], 1, &next) == 4 && next.kind == 9 && next.shape.small_number == 8);
}

static void check_choose(void)
{
    plain same = {0};
    choose(1, &(plain){.small_number = 9}, &same);
    CHECK(same.small_number == 9);
    plain given = {.structure = MIXED};
    for (long level = 2; level <= 3; level++) {
        same = (plain){0};
        choose(level, &given, &same);
        CHECK(same_mixed(same.structure, MIXED));
    }
    choose(4, &(plain){0}, &same);
}

static tagged replaced(long level, choice chosen)
{
    /* No arm: what is there would be taken for a pointer that can be used again. */
    tagged given = {1, level, chosen, 2}, place = {.level = 6};
    CHECK(replace(&given, &place) == 6 && place.level == given.level);
    CHECK(place.first == 1 && place.last == 2);
    return place;
}

static void check_replace(void)
{
    long number = 42, one = 1;
    CHECK(replaced(1, (choice){.small_number = 9}).chosen.small_number == 9);
    choice chosen = {.structure = MIXED};
    CHECK(same_mixed(replaced(2, chosen).chosen.structure, MIXED));
    CHECK(!wcscmp(replaced(4, (choice){.words = L"words"}).chosen.words, L"words"));
    CHECK(!replaced(4, (choice){.words = NULL}).chosen.words);
    CHECK(*replaced(5, (choice){.pointer = &number}).chosen.pointer == 42);
    replaced(6, (choice){0});
    CHECK(replaced(7, (choice){.hue = BLUE}).chosen.hue == BLUE);

    tagged given = {1, 5, {.pointer = &number}, 2}, place = {1, 5, {.pointer = &one}, 2};
    CHECK(replace(&given, &place) == 5 && place.chosen.pointer == &one && one == 42);
}

static void check_aliases(void)
{
    long x = 7, y = 1, z = 3;
    couple swapped = {0}, given = {&y, 2, &y};
    CHECK(aliases(&x, &x, &given, &swapped) == 3);
    CHECK(swapped.left == swapped.right && *swapped.left == 1 && swapped.number == 2);
    given = (couple){&y, 2, &z};
    swapped = (couple){0};
    CHECK(aliases(&x, &z, &given, &swapped) == 0 && *swapped.left == 3 && *swapped.right == 1);
    given = (couple){NULL, 2, &y};
    swapped = (couple){0};
    CHECK(aliases(NULL, NULL, &given, &swapped) == 0 && *swapped.left == 1 && !swapped.right);
    given = (couple){&x, 2, NULL};
    swapped = (couple){0};
    CHECK(aliases(&x, NULL, &given, &swapped) == 4 && !swapped.left && *swapped.right == 7);
}

static void check_enums(void)
{
    colour next, all[] = {RED, GREEN, BLUE};
    distance other;
    enums(RED, &next, NEARBY, &other, 3, all);
    CHECK(next == GREEN && other == FAR_AWAY && SAME(all, (colour[]){GREEN, BLUE, RED}));
}

static void out_of_range(void)
{
    ranged(11);
}

static void fails(void)
{
    fail(ERROR_ACCESS_DENIED);
}

static void check_faults(void)
{
    CHECK(ranged(4) == 16);
    CHECK(status_of(out_of_range) == RPC_S_INVALID_BOUND);
    CHECK(status_of(fails) == ERROR_ACCESS_DENIED);
}

static void check_pointers(void)
{
    long given = 1, doubled = 2, *toggled = NULL, *copied = NULL;
    pointers(&given, &doubled, &toggled, &copied);
    CHECK(doubled == 4 && *toggled == 5 && *copied == 1);
    copied = NULL;
    pointers(NULL, NULL, &toggled, &copied);
    CHECK(!toggled && !copied);
}

static void check_fragments(void)
{
    static byte given[20000], same[20000];
    for (size_t i = 0; i < COUNT(given); i++)
        given[i] = (byte)(i % 251);
    echo(COUNT(given), given, same);
    CHECK(SAME(same, given));
}

static void (*const CHECKS[])(void) = {
    check_scalars,  check_structures, check_trees, check_conformant,   check_arithmetic, check_varying,
    check_fixed,    check_many,       check_tails, check_embedded,     check_counting,   check_strings,
    check_names,    check_encapsulated, check_choose, check_replace,   check_aliases,    check_enums,
    check_faults,   check_pointers,   check_fragments,
};

int main(int argc, char **argv)
{
    if (argc != 2) {
        printf("usage: client PORT\n");
        return 2;
    }
    return call(argv[1], &shapes_binding, CHECKS, COUNT(CHECKS));
}
