/* Prints what Samba's NDR library makes of a value of each type of samba.idl. samba.sh builds and runs it. */

#include <stdio.h>
#include <stdlib.h>
#include <talloc.h>

/* pidl leaves the type of a pipe to whoever calls, and the functions of its chunks are static. */
struct hypers_pipe { char unused; };
#include "ndr_constructs.c"

static TALLOC_CTX *memory;

static void must(enum ndr_err_code code)
{
    if (!NDR_ERR_CODE_IS_SUCCESS(code)) {
        fprintf(stderr, "%s\n", ndr_map_error2string(code));
        exit(1);
    }
}

static struct ndr_push *begin(uint32_t flags)
{
    struct ndr_push *ndr = ndr_push_init_ctx(memory);
    ndr->flags |= flags;
    return ndr;
}

static void print(const char *name, const char *syntax, struct ndr_push *ndr)
{
    DATA_BLOB blob = ndr_push_blob(ndr);
    printf("%s %s ", name, syntax);
    for (size_t i = 0; i < blob.length; i++)
        printf("%02x", blob.data[i]);
    printf("\n");
    talloc_free(ndr);
}

static const struct { const char *name; uint32_t flags; } syntaxes[] = {
    { "ndr", 0 }, { "ndr-be", LIBNDR_FLAG_BIGENDIAN }, { "ndr64", LIBNDR_FLAG_NDR64 },
};

#define EACH_SYNTAX(i) for (size_t i = 0; i < sizeof syntaxes / sizeof *syntaxes; i++)

/* One value of a type, in all syntaxes. */
#define SHOW(label, type, ...) do { \
    struct type value = __VA_ARGS__; \
    EACH_SYNTAX(i) { \
        struct ndr_push *ndr = begin(syntaxes[i].flags); \
        must(ndr_push_##type(ndr, NDR_SCALARS | NDR_BUFFERS, &value)); \
        print(label, syntaxes[i].name, ndr); \
    } \
} while (0)

/* Two chunks, and the empty one that ends the pipe, as Samba's own pipes put them. */
static void pipes(void)
{
    int64_t numbers[] = { 1, -2, 3 };
    EACH_SYNTAX(i) {
        struct ndr_push *ndr = begin(syntaxes[i].flags);
        struct hypers_pipe_chunk chunks[] = { { 2, numbers }, { 1, numbers + 2 }, { 0, NULL } };
        for (int k = 0; k < 3; k++)
            must(ndr_push_hypers_pipe_chunk(ndr, NDR_SCALARS | NDR_BUFFERS, &chunks[k]));
        print("pipe", syntaxes[i].name, ndr);
    }
}

#define FLAT { 1, 0x02030405, 0x0607, 0x08090a0b0c0d0e0f, 0x10 }

int main(void)
{
    memory = talloc_new(NULL);
    uint32_t seven = 7, eight = 8;
    uint8_t bytes[] = { 1, 2 };
    uint16_t words[] = { 1, 2, 3, 4, 5 };
    int64_t hypers[] = { -1, 2 };
    uint32_t *three[] = { &seven, NULL, &eight };
    struct flat flats[] = { FLAT, FLAT }, *flats_pointer = flats;
    struct node leaf = { 3, NULL, NULL }, left = { 2, NULL, &leaf }, right = { 4, NULL, NULL };
    struct part parts[] = { { 2, 1, words, 6 }, { 0, 0, NULL, 7 }, { 3, 3, words + 1, 8 } };

    puts("# What Samba's NDR library writes for the types of samba.idl, by samba.sh.");
    puts("#");
    puts("# NAME ndr|ndr-be|ndr64 HEX");
    SHOW("flat", flat, FLAT);
    SHOW("identified", identified,
         { 1, { 0x12345678, 0x1234, 0xabcd, { 0xef, 0x00 }, { 1, 0x23, 0x45, 0x67, 0x89, 0xab } } });
    SHOW("machine", machine, { 1, 3, 4 });
    SHOW("enums", enums, { 1, BLUE, FAR_AWAY, 2 });
    SHOW("node", node, { 1, &left, &right });
    SHOW("counted", counted, { 3, words });
    SHOW("hypers", hypers, { 2, hypers });
    SHOW("pointers", pointers, { 3, three });
    SHOW("varying_tail", varying_tail, { 5, 3, words });
    SHOW("arrays", arrays, { 2, bytes, words, 9 });
    SHOW("arrays.null", arrays, { 0, NULL, words, 9 });
    SHOW("part", part, { 5, 2, words, 9 });
    SHOW("deep", deep, { 2, &flats_pointer, 9 });
    SHOW("fixed", fixed, { { 1, 2, 3 }, { FLAT, FLAT }, { NULL, &seven }, { { 1, 2, 3 }, { 4, 5, 6 } } });
    SHOW("parts", parts, { 3, parts, 9 });
    SHOW("text", text, { "h\303\251", 1, "ab", "" });
    SHOW("text.null", text, { NULL, 1, NULL, "x" });
    SHOW("tagged.byte", tagged, { 1, 1, { .byte = 7 }, 9 });
    SHOW("tagged.wide", tagged, { 1, 2, { .wide = -8 }, 9 });
    SHOW("tagged.pointer", tagged, { 1, 4, { .pointer = &seven }, 9 });
    SHOW("tagged.empty", tagged, { 1, 5, { 0 }, 9 });
    SHOW("tagged.structure", tagged, { 1, 77, { .structure = FLAT }, 9 });
    SHOW("narrow_tagged", narrow_tagged, { 2, { .word = 0x0102 }, 9 });
    SHOW("couple", couple, { &seven, 5, &eight });
    SHOW("couple.null", couple, { NULL, 5, &eight });
    pipes();
    return 0;
}
