CREATE TABEL thing (id INT);
