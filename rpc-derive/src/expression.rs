//! The expressions of `size_is` and its kin: C's integer arithmetic over parameters or fields, in Rust's
//! syntax: `c ? a : b` is `if c { a } else { b }`, `~a` is `!a`.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::parse::{Parse, ParseStream};
use syn::spanned::Spanned;
use syn::{BinOp, Expr, Ident, Lit, Stmt, Token, UnOp};

use crate::errors::Errors;

/// The arguments of an attribute such as `#[size_is(, 2 * n)]`: an expression for each pointer level,
/// or nothing.
#[derive(Clone, Default)]
pub(crate) struct Expressions(pub(crate) Vec<Option<Expr>>);

impl Parse for Expressions {
    fn parse(input: ParseStream<'_>) -> syn::Result<Expressions> {
        let mut levels = Vec::new();
        loop {
            let empty = input.is_empty() || input.peek(Token![,]);
            levels.push(if empty { None } else { Some(input.parse()?) });
            if input.is_empty() {
                break;
            }
            input.parse::<Token![,]>()?;
        }
        // A comma at the end says nothing.
        while levels.len() > 1 && levels.last().is_some_and(Option::is_none) {
            levels.pop();
        }
        if levels.iter().all(Option::is_none) {
            return Err(
                input.error("expected an expression over parameters or fields, as in `size_is(n)`")
            );
        }
        Ok(Expressions(levels))
    }
}

impl darling::FromMeta for Expressions {
    fn from_meta(item: &syn::Meta) -> darling::Result<Expressions> {
        match item {
            syn::Meta::List(list) => list.parse_args().map_err(darling::Error::from),
            _ => {
                let name = crate::attributes::name(item.path());
                let text = format!(
                    "[ARR-16] expected `#[{name}(…)]`, with an expression in the parentheses"
                );
                Err(darling::Error::custom(text).with_span(item))
            }
        }
    }
}

/// What the names in an expression stand for.
pub(crate) trait Scope {
    /// Whether a parameter or field may be null: then `value` is the pointer, `*name` what it points to, and
    /// `name` as a condition whether it is there.
    fn is_nullable(&self, _: &Ident) -> bool {
        false
    }

    /// A use of a parameter or field: its value, as an expression whose type counts. `deref` says
    /// whether it was written `*name`. `None` if there is no such name.
    fn value(&self, name: &Ident, deref: bool) -> Option<TokenStream>;

    /// The length of the array that a `Len` counts, where that is its value.
    fn length(&self, _: &Ident, _: &TokenStream) -> Option<TokenStream> {
        None
    }

    /// The same as a `Count`.
    fn count(
        &self,
        name: &Ident,
        deref: bool,
        span: Span,
        rpc: &TokenStream,
    ) -> Option<TokenStream> {
        if let Some(length) = self.length(name, rpc) {
            return Some(quote_spanned!(span=> #rpc::Count::length(#length)));
        }
        let value = self.value(name, deref)?;
        Some(match (self.is_nullable(name), deref) {
            (true, true) => quote_spanned!(span=> #rpc::Count::behind(&#value)),
            (true, false) => quote_spanned!(span=> #rpc::Count::is_there(&#value)),
            (false, _) => quote_spanned!(span=> #rpc::Count::of(#value)),
        })
    }
}

/// Whether an expression is the same outside of the type's impls: no path in it begins with `Self`, or has more
/// segments that may begin with a type parameter.
pub(crate) fn is_free(expression: &Expr) -> bool {
    match expression {
        Expr::Path(path) => path.path.get_ident().is_some_and(|name| name != "Self"),
        Expr::Lit(_) => true,
        Expr::Paren(paren) => is_free(&paren.expr),
        Expr::Group(group) => is_free(&group.expr),
        Expr::Unary(unary) => is_free(&unary.expr),
        Expr::Binary(binary) => is_free(&binary.left) && is_free(&binary.right),
        Expr::If(_) => conditional(expression).is_some_and(|parts| parts.into_iter().all(is_free)),
        _ => false,
    }
}

/// The names of parameters or fields in an expression, each with whether it is dereferenced.
pub(crate) fn names(expression: &Expr) -> Vec<(Ident, bool)> {
    let mut names = Vec::new();
    collect(expression, &mut names);
    names
}

/// The names that an expression uses where they may be null: not as a condition, nor dereferenced where that
/// condition holds, as in `if n { *n } else { 0 }`.
pub(crate) fn unguarded(expression: &Expr) -> Vec<Ident> {
    fn walk(expression: &Expr, guards: &mut Vec<Ident>, found: &mut Vec<Ident>) {
        let is_guard = |guards: &[Ident], name: &Ident| guards.iter().any(|guard| guard == name);
        match expression {
            Expr::Path(_) => found.extend(names(expression).into_iter().map(|(name, _)| name)),
            Expr::Unary(unary) => match (unary.op, as_name(&unary.expr)) {
                (UnOp::Deref(_), Some(name)) if is_guard(guards, &name) => {}
                (UnOp::Deref(_), Some(name)) => found.push(name),
                _ => walk(&unary.expr, guards, found),
            },
            Expr::Binary(binary) => {
                walk(&binary.left, guards, found);
                walk(&binary.right, guards, found);
            }
            Expr::Paren(paren) => walk(&paren.expr, guards, found),
            Expr::Group(group) => walk(&group.expr, guards, found),
            Expr::If(_) => {
                let Some([condition, then, otherwise]) = conditional(expression) else {
                    return;
                };
                let guard = as_name(condition);
                if guard.is_none() {
                    walk(condition, guards, found);
                }
                guards.extend(guard.clone());
                walk(then, guards, found);
                guards.truncate(guards.len() - usize::from(guard.is_some()));
                walk(otherwise, guards, found);
            }
            _ => {}
        }
    }
    let mut found = Vec::new();
    walk(expression, &mut Vec::new(), &mut found);
    found
}

fn collect(expression: &Expr, names: &mut Vec<(Ident, bool)>) {
    match expression {
        Expr::Path(path) => {
            if let Some(name) = path.path.get_ident().filter(|name| !is_constant(name)) {
                names.push((name.clone(), false));
            }
        }
        Expr::Unary(unary) => {
            if let (UnOp::Deref(_), Some(name)) = (unary.op, as_name(&unary.expr)) {
                names.push((name, true));
            } else {
                collect(&unary.expr, names);
            }
        }
        Expr::Binary(binary) => {
            collect(&binary.left, names);
            collect(&binary.right, names);
        }
        Expr::Paren(paren) => collect(&paren.expr, names),
        Expr::Group(group) => collect(&group.expr, names),
        Expr::If(_) => {
            if let Some(parts) = conditional(expression) {
                parts.into_iter().for_each(|part| collect(part, names));
            }
        }
        _ => {}
    }
}

fn as_name(expression: &Expr) -> Option<Ident> {
    match expression {
        Expr::Path(path) => path.path.get_ident().cloned(),
        Expr::Paren(paren) => as_name(&paren.expr),
        Expr::Group(group) => as_name(&group.expr),
        _ => None,
    }
}

/// The name that an expression is, as `n` or `*n`.
pub(crate) fn alone(expression: &Expr) -> Option<Ident> {
    match expression {
        Expr::Unary(unary) if matches!(unary.op, UnOp::Deref(_)) => as_name(&unary.expr),
        Expr::Paren(paren) => alone(&paren.expr),
        Expr::Group(group) => alone(&group.expr),
        _ => as_name(expression),
    }
}

/// The condition and the two values of `if c { a } else { b }`.
pub(crate) fn conditional(expression: &Expr) -> Option<[&Expr; 3]> {
    let Expr::If(conditional) = expression else {
        return None;
    };
    let otherwise = match &*conditional.else_branch.as_ref()?.1 {
        Expr::Block(block) => value(&block.block)?,
        otherwise => otherwise,
    };
    Some([&conditional.cond, value(&conditional.then_branch)?, otherwise])
}

/// The value of a block that is nothing else.
fn value(block: &syn::Block) -> Option<&Expr> {
    match block.stmts.as_slice() {
        [Stmt::Expr(value, None)] => Some(value),
        _ => None,
    }
}

/// Whether an expression says yes or no, so that `!` turns it round.
pub(crate) fn is_condition(expression: &Expr) -> bool {
    match expression {
        Expr::Paren(paren) => is_condition(&paren.expr),
        Expr::Group(group) => is_condition(&group.expr),
        Expr::Unary(unary) => matches!(unary.op, UnOp::Not(_)) && is_condition(&unary.expr),
        Expr::Binary(binary) => is_relation(&binary.op) || is_logical(&binary.op),
        _ => false,
    }
}

fn is_relation(operator: &BinOp) -> bool {
    use BinOp::{Eq, Ge, Gt, Le, Lt, Ne};
    matches!(operator, Eq(_) | Ne(_) | Lt(_) | Le(_) | Gt(_) | Ge(_))
}

fn is_logical(operator: &BinOp) -> bool {
    matches!(operator, BinOp::And(_) | BinOp::Or(_))
}

/// Constants are in capitals, parameters and fields are not.
pub(crate) fn is_constant(name: &Ident) -> bool {
    let name = name.to_string();
    name.chars().any(char::is_uppercase) && !name.chars().any(char::is_lowercase)
}

/// The value of an expression in which there are no names.
pub(crate) fn constant(expression: &Expr) -> Option<i128> {
    match expression {
        Expr::Lit(literal) => match &literal.lit {
            Lit::Int(int) => int.base10_parse().ok(),
            _ => None,
        },
        Expr::Paren(paren) => constant(&paren.expr),
        Expr::Group(group) => constant(&group.expr),
        Expr::Unary(unary) => match unary.op {
            UnOp::Neg(_) => constant(&unary.expr)?.checked_neg(),
            _ => None,
        },
        Expr::Binary(binary) => {
            let (left, right) = (constant(&binary.left)?, constant(&binary.right)?);
            match binary.op {
                BinOp::Add(_) => left.checked_add(right),
                BinOp::Sub(_) => left.checked_sub(right),
                BinOp::Mul(_) => left.checked_mul(right),
                BinOp::Div(_) => left.checked_div(right),
                _ => None,
            }
        }
        _ => None,
    }
}

/// Checks an expression's form.
pub(crate) fn check(expression: &Expr, errors: &mut Errors) {
    const OPERATOR: &str = "this operator has no place in an attribute expression (MIDL2316)";
    const PLACE: &str = "this has no place in an attribute expression (MIDL2316)";
    const HELP: &str = "an attribute expression is made of integers, parameters or fields, `*` for what \
                        a parameter points to, `+ - * / % << >> & | ^ !`, comparisons, `&& ||`, `if c { a } else { b }` and parentheses";
    const ITSELF: &str = "name a parameter or field that holds this number by itself";
    let text = |tokens: &dyn ToTokens| {
        let text = tokens.to_token_stream().to_string();
        text.strip_prefix("* ").map(|name| format!("*{name}")).unwrap_or(text)
    };
    let mut refuse = |tokens: &dyn ToTokens, what: &str, help: &str| {
        errors.at(tokens.to_token_stream(), "ARR-16", what, help);
    };
    match expression {
        Expr::Path(path) if path.qself.is_none() => {}
        Expr::Lit(literal) => match &literal.lit {
            Lit::Int(int) if int.base10_parse::<u32>().is_ok() => {}
            Lit::Int(int) => {
                let help = "write a number up to 4294967295";
                refuse(int, "a constant of at most 32 bits (MIDL2059)", help);
            }
            other => {
                let help = "write an integer, or the name of a parameter or field";
                refuse(other, "an integer is expected here (MIDL2059)", help);
            }
        },
        Expr::Paren(paren) => check(&paren.expr, errors),
        Expr::Group(group) => check(&group.expr, errors),
        Expr::Unary(unary) => match unary.op {
            UnOp::Deref(_) if as_name(&unary.expr).is_none() => {
                let help = "put the `*` in front of the parameter's name";
                refuse(unary, "only a parameter can be dereferenced here (MIDL2030)", help);
            }
            UnOp::Deref(_) => {}
            UnOp::Not(_) | UnOp::Neg(_) => check(&unary.expr, errors),
            _ => refuse(unary, OPERATOR, HELP),
        },
        Expr::Binary(binary) => {
            let zero = constant(&binary.right) == Some(0);
            match binary.op {
                BinOp::Div(_) | BinOp::Rem(_) if zero => {
                    errors.at(binary, "ARR-23", "a division by zero (MIDL2031)", "");
                }
                BinOp::Add(_)
                | BinOp::Sub(_)
                | BinOp::Mul(_)
                | BinOp::Div(_)
                | BinOp::Rem(_)
                | BinOp::Shl(_)
                | BinOp::Shr(_)
                | BinOp::BitAnd(_)
                | BinOp::BitOr(_)
                | BinOp::BitXor(_)
                | BinOp::Eq(_)
                | BinOp::Ne(_)
                | BinOp::Lt(_)
                | BinOp::Le(_)
                | BinOp::Gt(_)
                | BinOp::Ge(_)
                | BinOp::And(_)
                | BinOp::Or(_) => {
                    check(&binary.left, errors);
                    check(&binary.right, errors);
                }
                // What is left are the assignments.
                assignment => {
                    let operator = text(&assignment);
                    let operator = operator.trim_end_matches('=');
                    let (left, right) = (text(&binary.left), text(&binary.right));
                    refuse(binary, OPERATOR, &format!("write `{left} {operator} {right}`"));
                }
            }
        }
        Expr::If(_) => match conditional(expression) {
            Some(parts) => parts.into_iter().for_each(|part| check(part, errors)),
            None => {
                let help = "write `if c { a } else { b }`";
                refuse(expression, "a conditional has one value in each of two branches", help);
            }
        },
        Expr::Cast(cast) => refuse(cast, PLACE, &format!("write `{}`", text(&cast.expr))),
        Expr::Reference(reference) => {
            refuse(reference, PLACE, &format!("write `{}`", text(&reference.expr)));
        }
        Expr::Index(_) => {
            let message = "an index has no place in an attribute expression (MIDL2033)";
            refuse(expression, message, ITSELF);
        }
        Expr::Field(_) => {
            let message = "a member has no place in an attribute expression (MIDL2034)";
            refuse(expression, message, ITSELF);
        }
        other => refuse(other, PLACE, HELP),
    }
}

/// A discriminant that is just a field or parameter, so that its type can be compared.
pub(crate) fn plain(expression: &Expr, scope: &dyn Scope) -> Option<TokenStream> {
    match expression {
        Expr::Path(path) => scope.value(path.path.get_ident()?, false),
        Expr::Paren(paren) => plain(&paren.expr, scope),
        Expr::Group(group) => plain(&group.expr, scope),
        Expr::Unary(unary) if matches!(unary.op, UnOp::Deref(_)) => match &*unary.expr {
            Expr::Path(path) => scope.value(path.path.get_ident()?, true),
            _ => None,
        },
        _ => None,
    }
}

/// The expression as code of type `Count`.
pub(crate) fn emit(expression: &Expr, scope: &dyn Scope, rpc: &TokenStream) -> TokenStream {
    let span = expression.span();
    match expression {
        Expr::Path(path) => {
            let name = path.path.get_ident();
            let count = name.and_then(|name| scope.count(name, false, span, rpc));
            count.unwrap_or_else(|| quote_spanned!(span=> #rpc::Count::constant(#path as i128)))
        }
        Expr::Lit(literal) => match &literal.lit {
            Lit::Int(int) => {
                let value: i128 = int.base10_parse().unwrap_or_default();
                quote!(#rpc::Count::constant(#value))
            }
            _ => quote!(#rpc::Count::UNKNOWN),
        },
        Expr::Paren(paren) => {
            let inner = emit(&paren.expr, scope, rpc);
            quote!((#inner))
        }
        Expr::Group(group) => emit(&group.expr, scope, rpc),
        Expr::Unary(unary) => match unary.op {
            UnOp::Deref(_) => {
                let name = as_name(&unary.expr);
                let count = name.and_then(|name| scope.count(&name, true, span, rpc));
                count.unwrap_or_else(|| quote!(#rpc::Count::UNKNOWN))
            }
            UnOp::Neg(_) => {
                let inner = emit(&unary.expr, scope, rpc);
                quote!((#rpc::Count::constant(0) - #inner))
            }
            _ => {
                let inner = emit(&unary.expr, scope, rpc);
                match is_condition(&unary.expr) {
                    true => quote!(#inner.negated()),
                    false => quote!((!#inner)),
                }
            }
        },
        Expr::Binary(binary) => {
            let (left, right) = (emit(&binary.left, scope, rpc), emit(&binary.right, scope, rpc));
            let operator = binary.op;
            match operator {
                BinOp::And(_) => quote!(#left.and(#right)),
                BinOp::Or(_) => quote!(#left.or(#right)),
                _ if is_relation(&operator) => {
                    quote!(#left.compared(#right, |left, right| left #operator right))
                }
                _ => quote!((#left #operator #right)),
            }
        }
        Expr::If(_) => match conditional(expression) {
            Some(parts) => {
                let [condition, then, otherwise] = parts.map(|part| emit(part, scope, rpc));
                quote!(#condition.select(#then, #otherwise))
            }
            None => quote!(#rpc::Count::UNKNOWN),
        },
        _ => quote!(#rpc::Count::UNKNOWN),
    }
}
