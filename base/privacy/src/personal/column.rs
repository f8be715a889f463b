//! How wrapped values enter and leave the database, and how they enter from a form.

use super::{Personal, Sensitive};
use sea_orm::{
    ActiveValue, ColIdx, DbErr, IntoActiveValue, QueryResult, TryFromU64, TryGetError, TryGetable, Value,
    sea_query::{ArrayType, ColumnType, Nullable, ValueType, ValueTypeErr},
};
use serde::{Deserialize, Deserializer, de::Error};

impl<T: Into<Value>> From<Personal<T>> for Value {
    fn from(personal: Personal<T>) -> Self {
        personal.0.into()
    }
}

impl<T: Into<Value>> From<Sensitive<T>> for Value {
    fn from(sensitive: Sensitive<T>) -> Self {
        sensitive.value.into()
    }
}

impl<T: TryGetable> TryGetable for Personal<T> {
    fn try_get_by<I: ColIdx>(row: &QueryResult, index: I) -> Result<Self, TryGetError> {
        T::try_get_by(row, index).map(Self)
    }
}

impl<T: TryGetable> TryGetable for Sensitive<T> {
    fn try_get_by<I: ColIdx>(row: &QueryResult, index: I) -> Result<Self, TryGetError> {
        let column = index.as_str().map(Box::from);
        T::try_get_by(row, index).map(|value| Self { value, column })
    }
}

impl<T: ValueType> ValueType for Personal<T> {
    fn try_from(value: Value) -> Result<Self, ValueTypeErr> {
        <T as ValueType>::try_from(value).map(Self)
    }

    fn is_option() -> bool {
        T::is_option()
    }

    fn type_name() -> String {
        format!("Personal<{}>", T::type_name())
    }

    fn array_type() -> ArrayType {
        T::array_type()
    }

    fn column_type() -> ColumnType {
        T::column_type()
    }

    fn enum_type_name() -> Option<&'static str> {
        T::enum_type_name()
    }
}

impl<T: ValueType> ValueType for Sensitive<T> {
    fn try_from(value: Value) -> Result<Self, ValueTypeErr> {
        <T as ValueType>::try_from(value).map(Self::new)
    }

    fn is_option() -> bool {
        T::is_option()
    }

    fn type_name() -> String {
        format!("Sensitive<{}>", T::type_name())
    }

    fn array_type() -> ArrayType {
        T::array_type()
    }

    fn column_type() -> ColumnType {
        T::column_type()
    }

    fn enum_type_name() -> Option<&'static str> {
        T::enum_type_name()
    }
}

impl<T: Nullable> Nullable for Personal<T> {
    fn null() -> Value {
        T::null()
    }
}

impl<T: Nullable> Nullable for Sensitive<T> {
    fn null() -> Value {
        T::null()
    }
}

impl<T: Into<Value>> IntoActiveValue<Personal<T>> for Personal<T> {
    fn into_active_value(self) -> ActiveValue<Self> {
        ActiveValue::Set(self)
    }
}

impl<T: Into<Value>> IntoActiveValue<Sensitive<T>> for Sensitive<T> {
    fn into_active_value(self) -> ActiveValue<Self> {
        ActiveValue::Set(self)
    }
}

impl<T: TryFromU64> TryFromU64 for Personal<T> {
    fn try_from_u64(n: u64) -> Result<Self, DbErr> {
        T::try_from_u64(n).map(Self)
    }
}

// The messages of serde quote what they could not read: they are replaced, or a form error would print the value.
const UNREADABLE: &str = "valeur personnelle illisible";

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Personal<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        T::deserialize(deserializer).map(Self).map_err(|_| D::Error::custom(UNREADABLE))
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Sensitive<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        T::deserialize(deserializer).map(Self::new).map_err(|_| D::Error::custom(UNREADABLE))
    }
}
