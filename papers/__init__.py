"""The papers handed to people (PDF, thermal raster, QR), drawn the same in village and county."""
