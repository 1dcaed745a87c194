//! Expressions of `size_is` and its kin, and of constants.

use std::collections::HashMap;

use syn::spanned::Spanned;
use syn::{BinOp, Block, Expr, Lit, Stmt, Type, UnOp};

use super::{Said, Writer};

/// The fields or parameters that an expression may use: Rust's name, and IDL's.
pub(super) type Scope = HashMap<String, String>;

impl Writer {
    pub(super) fn expression(&self, of: &Expr, scope: &Scope) -> Said<String> {
        Ok(match of {
            Expr::Lit(literal) => match &literal.lit {
                Lit::Int(number) => number.base10_digits().to_owned(),
                Lit::Bool(value) => u8::from(value.value).to_string(),
                Lit::Byte(value) => value.value().to_string(),
                Lit::Float(value) => value.base10_digits().to_owned(),
                _ => return Err(self.no_number(of)),
            },
            Expr::Paren(inner) => self.expression(&inner.expr, scope)?,
            Expr::Group(inner) => self.expression(&inner.expr, scope)?,
            // The length of an array, which C has no type of its own for.
            Expr::Cast(cast) if is_usize(&cast.ty) => self.expression(&cast.expr, scope)?,
            Expr::Path(path) => {
                let mut names =
                    path.path.segments.iter().rev().map(|segment| segment.ident.to_string());
                let last = names.next().unwrap_or_default();
                let held = names.next();
                let found = match &held {
                    None => scope.get(&last).or_else(|| self.table.constants.get(&last)),
                    Some(ty) => self
                        .table
                        .enumerators
                        .get(&(ty.clone(), last.clone()))
                        .or_else(|| self.table.constants.get(&last)),
                };
                match found {
                    Some(name) => name.clone(),
                    None => {
                        let fault = format!("`{last}` is not of this file");
                        let expected = "expected a name of the same place, or a constant or a value of this file (ARR-17)";
                        return Err(self.wrong(of.span(), fault, expected));
                    }
                }
            }
            Expr::Unary(unary) => {
                let sign = match unary.op {
                    UnOp::Deref(_) => "*",
                    UnOp::Neg(_) => "-",
                    UnOp::Not(_) if is_condition(&unary.expr) => "!",
                    UnOp::Not(_) => "~",
                    _ => return Err(self.no_number(of)),
                };
                format!("{sign}{}", self.operand(&unary.expr, scope)?)
            }
            Expr::Binary(binary) => {
                let Some(sign) = sign(&binary.op) else { return Err(self.no_number(of)) };
                let (left, right) =
                    (self.operand(&binary.left, scope)?, self.operand(&binary.right, scope)?);
                format!("{left} {sign} {right}")
            }
            Expr::If(choice) => {
                let Some((_, otherwise)) = &choice.else_branch else {
                    return Err(self.no_number(of));
                };
                let test = self.operand(&choice.cond, scope)?;
                let then = self.block(&choice.then_branch, of, scope)?;
                let otherwise = match &**otherwise {
                    Expr::Block(block) => self.block(&block.block, of, scope)?,
                    other => self.operand(other, scope)?,
                };
                format!("{test} ? {then} : {otherwise}")
            }
            _ => return Err(self.no_number(of)),
        })
    }

    fn block(&self, block: &Block, of: &Expr, scope: &Scope) -> Said<String> {
        match &block.stmts[..] {
            [Stmt::Expr(value, None)] => self.operand(value, scope),
            _ => Err(self.no_number(of)),
        }
    }

    /// In parentheses, if it has an operator: C binds otherwise than Rust.
    fn operand(&self, of: &Expr, scope: &Scope) -> Said<String> {
        let text = self.expression(of, scope)?;
        Ok(if text.contains(' ') || text.starts_with(['-', '!', '~']) {
            format!("({text})")
        } else {
            text
        })
    }

    fn no_number(&self, of: &Expr) -> Box<crate::Diagnostic> {
        let expected = "expected names, numbers and C's operators (ARR-16)";
        self.wrong(of.span(), "an expression that IDL does not have", expected)
    }
}

pub(super) fn is_usize(ty: &Type) -> bool {
    matches!(ty, Type::Path(path) if path.path.is_ident("usize"))
}

fn is_condition(of: &Expr) -> bool {
    match of {
        Expr::Paren(inner) => is_condition(&inner.expr),
        Expr::Unary(unary) => matches!(unary.op, UnOp::Not(_)) && is_condition(&unary.expr),
        Expr::Binary(binary) => matches!(
            binary.op,
            BinOp::And(_)
                | BinOp::Or(_)
                | BinOp::Eq(_)
                | BinOp::Ne(_)
                | BinOp::Lt(_)
                | BinOp::Le(_)
                | BinOp::Gt(_)
                | BinOp::Ge(_)
        ),
        _ => false,
    }
}

fn sign(op: &BinOp) -> Option<&'static str> {
    Some(match op {
        BinOp::Add(_) => "+",
        BinOp::Sub(_) => "-",
        BinOp::Mul(_) => "*",
        BinOp::Div(_) => "/",
        BinOp::Rem(_) => "%",
        BinOp::And(_) => "&&",
        BinOp::Or(_) => "||",
        BinOp::BitXor(_) => "^",
        BinOp::BitAnd(_) => "&",
        BinOp::BitOr(_) => "|",
        BinOp::Shl(_) => "<<",
        BinOp::Shr(_) => ">>",
        BinOp::Eq(_) => "==",
        BinOp::Lt(_) => "<",
        BinOp::Le(_) => "<=",
        BinOp::Ne(_) => "!=",
        BinOp::Ge(_) => ">=",
        BinOp::Gt(_) => ">",
        _ => return None,
    })
}
