"""Every sentence of the report in English and Indonesian, a file a part; values are put in where {names} stand."""
