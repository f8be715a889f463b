//! The dense format of SeaORM 2, with a relation that is no column.

mod dossier {
    use privacy::Personal;
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, privacy::Record)]
    #[sea_orm(table_name = "dossier")]
    #[record(processing = crate::house::DOSSIERS, subject = "id")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        #[field(technical = "identifiant du compte")]
        pub id: privacy::Id,
        #[field(personal(category = Identification, retention = crate::house::FIVE_YEARS, erasure = delete))]
        pub name: Personal<String>,
        #[field(technical = "déclencheur")]
        pub closed_at: Date,
        #[sea_orm(has_many)]
        pub pieces: HasMany<super::piece::Entity>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

mod piece {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, privacy::Record)]
    #[sea_orm(table_name = "piece")]
    #[record(no_person = "liste des pièces attendues, la même pour tous")]
    pub struct Model {
        #[sea_orm(primary_key)]
        #[field(technical = "numéro d'ordre")]
        pub id: i32,
        #[field(technical = "dossier auquel la pièce appartient")]
        pub dossier_id: privacy::Id,
        #[sea_orm(belongs_to, from = "dossier_id", to = "id")]
        pub dossier: BelongsTo<super::dossier::Entity>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub fn main() {
    assert_eq!(<dossier::Model as privacy::Record>::DECLARATION.fields.len(), 3);
    assert_eq!(<piece::Model as privacy::Record>::DECLARATION.fields.len(), 2);
}
