// Base maps made here: pictures of one colour, vector tiles with one lake, and archives of either.
import { randomBytes } from "node:crypto";
import { deflateSync, gzipSync } from "node:zlib";

export type Rgb = [number, number, number];

/** What the tiles of a zoom look like in the archives and templates of these tests. */
export const colourOf = (zoom: number): Rgb => [40 * (zoom % 6), 90, 200];

function checksum(bytes: Buffer): number {
  let sum = ~0;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return ~sum >>> 0;
}

function chunk(name: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name), content]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  sum.writeUInt32BE(checksum(named));
  return Buffer.concat([length, named, sum]);
}

/** A PNG of 256 by 256 pixels of one colour. */
export function png(colour: Rgb): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(256, 0);
  head.writeUInt32BE(256, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const row = Buffer.concat([Buffer.from([0]), Buffer.alloc(256 * 3, Buffer.from(colour))]);
  const rows = deflateSync(Buffer.concat(Array<Buffer>(256).fill(row)));
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]);
  return Buffer.concat([signature, chunk("IHDR", head), chunk("IDAT", rows), chunk("IEND", Buffer.alloc(0))]);
}

function varint(number: number): Buffer {
  const bytes = [];
  for (; number >= 0x80; number = Math.floor(number / 0x80)) bytes.push((number % 0x80) | 0x80);
  return Buffer.from([...bytes, number]);
}

function field(number: number, content: Buffer): Buffer {
  return Buffer.concat([varint(number * 8 + 2), varint(content.length), content]);
}

/** A vector tile that is all lake, in Protomaps' words. */
export function lake(): Buffer {
  const side = 8192;
  const outline = [9, 0, 0, 26, side, 0, 0, side, side - 1, 0, 15];
  const feature = Buffer.concat([
    field(2, Buffer.from([0, 0])),
    Buffer.from([3 * 8, 3]),
    field(4, Buffer.concat(outline.map(varint))),
  ]);
  const layer = [
    field(1, Buffer.from("water")),
    field(2, feature),
    field(3, Buffer.from("kind")),
    field(4, field(1, Buffer.from("lake"))),
    Buffer.concat([Buffer.from([5 * 8]), varint(4096)]),
  ];
  return field(3, Buffer.concat(layer));
}

/** A vector tile as large as that, even packed, which shows the same: readers pass over what they do not know. */
export const larger = (tile: Buffer, bytes: number): Buffer => Buffer.concat([tile, field(15, randomBytes(bytes))]);

export interface Archive {
  /** The finest zoom. */
  finest: number;
  /** The coarsest zoom that it says it has; 0 unless told. */
  coarsest?: number;
  /** 1 is a vector tile, 2 a PNG. */
  kind: 1 | 2;
  /** The one tile of a zoom. */
  tile: (zoom: number) => Buffer;
}

/** A PMTiles archive of the whole world in which all tiles of a zoom are one; with gzip and a leaf directory. */
export function archive({ finest, coarsest = 0, kind, tile }: Archive): Buffer {
  const pack = (bytes: Buffer) => (kind === 1 ? gzipSync(bytes) : bytes);
  const tiles = Array.from({ length: finest + 1 }, (_, zoom) => pack(tile(zoom)));
  const runs = tiles.map((_, zoom) => 4 ** zoom);
  const leaf = gzipSync(
    Buffer.concat([
      varint(tiles.length),
      // Each run begins where the one before ends.
      ...runs.map((_, zoom) => varint(zoom === 0 ? 0 : runs[zoom - 1])),
      ...runs.map(varint),
      ...tiles.map((bytes) => varint(bytes.length)),
      ...tiles.map((_, zoom) => varint(zoom === 0 ? 1 : 0)),
    ]),
  );
  const root = gzipSync(Buffer.concat([1, 0, 0, leaf.length, 1].map(varint)));
  const all = Buffer.concat(tiles);
  const head = Buffer.alloc(127);
  head.write("PMTiles");
  head[7] = 3;
  const leavesAt = 127 + root.length;
  const long = (value: number, at: number) => head.writeBigUInt64LE(BigInt(value), at);
  [127, root.length, leavesAt, 0, leavesAt, leaf.length, leavesAt + leaf.length, all.length].forEach((value, at) =>
    long(value, 8 + at * 8),
  );
  head.set([1, 2, kind === 1 ? 2 : 1, kind, coarsest, finest], 96);
  [-180, -85, 180, 85].forEach((degrees, at) => head.writeInt32LE(degrees * 1e7, 102 + at * 4));
  return Buffer.concat([head, root, leaf, all]);
}
