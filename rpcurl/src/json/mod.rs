//! Values as JSON, both ways.
//!
//! | IDL | JSON |
//! |---|---|
//! | an integer, a character | a number; a string of decimal digits beyond 2⁵³ − 1. Strings of decimal or hexadecimal (`"0x10"`) digits are read everywhere |
//! | `boolean` | `true` and `false`; a number for what is neither 1 nor 0 |
//! | an enumeration | the name of its value; a number where it has none |
//! | `float`, `double` | a number; `"Infinity"`, `"-Infinity"`, `"NaN"`, and `"NaN(0x7ff8…)"` for a NaN with other bits |
//! | `[string]` of characters of 8 bits | a string, if it is UTF-8; else the array of its bytes |
//! | `[string]` and arrays of `wchar_t` | a string, if it is UTF-16; else the array of its units |
//! | other arrays of `byte`, `char` and their kin | hexadecimal digits, `"00ff"`; an array of numbers is read, too |
//! | all other arrays | an array |
//! | a pipe | as an array of its elements, without its chunks |
//! | a structure | an object; what has no name in it is `field_0`, by its place |
//! | a structure named GUID or UUID | the text of a uuid |
//! | a union | `{"arm": value}`; an arm without a name is `case 3` or `default`, and an empty one has `null`. In an encapsulated union the discriminant stands beside it |
//! | a reference pointer | what it points to |
//! | another pointer | `null`, or what it points to; `{"*": null}` if that is a null pointer |
//! | a full pointer to what another one points to | `{"=": "parameters.list.next"}`, the place of the first |
//! | a context handle | 40 hexadecimal digits, or `null` for none |
//! | what the procedure returns | `return` |
//!
//! Where a value is left out, it is derived: a size or a length from the array that it is of, the discriminant from the arm; a
//! pointer that may be null is null. What is given is checked.

mod read;
mod text;
mod words;
mod write;

pub(crate) use text::is_uuid;
pub(crate) use write::member;
