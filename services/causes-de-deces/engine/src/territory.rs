//! Departments and regions of France.
//!
//! Source: INSEE, Code officiel géographique. Populations are orders of magnitude in thousands, rounded by hand: they weigh synthetic certificates only.

/// A department.
#[derive(Clone, Copy, Debug)]
pub struct Department {
    /// INSEE code.
    pub code: &'static str,
    /// INSEE code of its region.
    pub region: &'static str,
    pub(crate) thousands: u32,
}

const fn at(code: &'static str, region: &'static str, thousands: u32) -> Department {
    Department { code, region, thousands }
}

/// The place of a department in [`DEPARTMENTS`].
pub fn department(code: &str) -> Option<u8> {
    DEPARTMENTS.iter().position(|department| department.code == code).and_then(|at| u8::try_from(at).ok())
}

/// The 18 regions: INSEE code and name.
pub const REGIONS: [(&str, &str); 18] = [
    ("01", "Guadeloupe"),
    ("02", "Martinique"),
    ("03", "Guyane"),
    ("04", "La Réunion"),
    ("06", "Mayotte"),
    ("11", "Île-de-France"),
    ("24", "Centre-Val de Loire"),
    ("27", "Bourgogne-Franche-Comté"),
    ("28", "Normandie"),
    ("32", "Hauts-de-France"),
    ("44", "Grand Est"),
    ("52", "Pays de la Loire"),
    ("53", "Bretagne"),
    ("75", "Nouvelle-Aquitaine"),
    ("76", "Occitanie"),
    ("84", "Auvergne-Rhône-Alpes"),
    ("93", "Provence-Alpes-Côte d'Azur"),
    ("94", "Corse"),
];

/// The 101 departments, in the order of their codes.
pub const DEPARTMENTS: [Department; 101] = [
    at("01", "84", 680),
    at("02", "32", 520),
    at("03", "84", 330),
    at("04", "93", 167),
    at("05", "93", 142),
    at("06", "93", 1115),
    at("07", "84", 335),
    at("08", "44", 265),
    at("09", "76", 156),
    at("10", "44", 310),
    at("11", "76", 380),
    at("12", "76", 280),
    at("13", "93", 2080),
    at("14", "28", 700),
    at("15", "84", 144),
    at("16", "75", 350),
    at("17", "75", 670),
    at("18", "24", 297),
    at("19", "75", 238),
    at("2A", "94", 165),
    at("2B", "94", 188),
    at("21", "27", 535),
    at("22", "53", 607),
    at("23", "75", 114),
    at("24", "75", 413),
    at("25", "27", 551),
    at("26", "84", 525),
    at("27", "28", 597),
    at("28", "24", 430),
    at("29", "53", 928),
    at("30", "76", 760),
    at("31", "76", 1475),
    at("32", "76", 192),
    at("33", "75", 1690),
    at("34", "76", 1230),
    at("35", "53", 1120),
    at("36", "24", 215),
    at("37", "24", 617),
    at("38", "84", 1295),
    at("39", "27", 257),
    at("40", "75", 425),
    at("41", "24", 327),
    at("42", "84", 770),
    at("43", "84", 227),
    at("44", "52", 1490),
    at("45", "24", 686),
    at("46", "76", 174),
    at("47", "75", 331),
    at("48", "76", 76),
    at("49", "52", 825),
    at("50", "28", 496),
    at("51", "44", 563),
    at("52", "44", 168),
    at("53", "52", 306),
    at("54", "44", 730),
    at("55", "44", 180),
    at("56", "53", 776),
    at("57", "44", 1055),
    at("58", "27", 200),
    at("59", "32", 2610),
    at("60", "32", 830),
    at("61", "28", 274),
    at("62", "32", 1460),
    at("63", "84", 667),
    at("64", "75", 699),
    at("65", "76", 231),
    at("66", "76", 490),
    at("67", "44", 1160),
    at("68", "44", 770),
    at("69", "84", 1920),
    at("70", "27", 232),
    at("71", "27", 547),
    at("72", "52", 564),
    at("73", "84", 447),
    at("74", "84", 860),
    at("75", "11", 2110),
    at("76", "28", 1255),
    at("77", "11", 1460),
    at("78", "11", 1470),
    at("79", "75", 374),
    at("80", "32", 567),
    at("81", "76", 395),
    at("82", "76", 264),
    at("83", "93", 1110),
    at("84", "93", 565),
    at("85", "52", 708),
    at("86", "75", 440),
    at("87", "75", 370),
    at("88", "44", 358),
    at("89", "27", 332),
    at("90", "27", 139),
    at("91", "11", 1330),
    at("92", "11", 1640),
    at("93", "11", 1690),
    at("94", "11", 1425),
    at("95", "11", 1270),
    at("971", "01", 380),
    at("972", "02", 350),
    at("973", "03", 295),
    at("974", "04", 885),
    at("976", "06", 310),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_department_is_in_a_region_and_every_region_has_one() {
        for department in &DEPARTMENTS {
            assert!(REGIONS.iter().any(|region| region.0 == department.region), "{}", department.code);
        }
        for (code, name) in REGIONS {
            assert!(DEPARTMENTS.iter().any(|department| department.region == code), "{name}");
        }
        assert_eq!(department("2A"), Some(28 - 9));
        assert_eq!(department("20"), None);
    }
}
