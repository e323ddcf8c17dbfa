package syncpkg

import "ruhu/syncpkg/object"

// Limits of the format. Every one is checked before memory is set aside for
// what it bounds; docs/format.md repeats them.
const (
	MaxChain       = 4         // certificates from signer to root
	MaxCertificate = 4 << 10   // bytes of one certificate
	MaxEnrolFile   = 64 << 10  // bytes of a request or approval
	MaxName        = 64        // characters of the name of an office or device
	MaxRecipients  = 128       // readers of one batch
	MaxLabel       = 128       // bytes of the texts created and app in a manifest
	MaxManifest    = 16 << 20  // bytes of one manifest
	MaxSigs        = 20 << 10  // bytes of frame SIGS
	MaxCerts       = 16 << 20  // bytes of frame CERTS
	MaxInner       = 4096      // manifests carried from below
	MaxInnerBytes  = 64 << 20  // bytes of all manifests carried from below
	MaxObjects     = 200_000   // objects of one batch
	MaxBlocks      = 65_536    // blocks of one batch
	MaxBlob        = 20 << 20  // bytes of one blob: the content of an attachment
	MaxBlobs       = 65_536    // blobs of one batch
	MaxPiece       = 1 << 20   // bytes of one frame BLOB
	MaxBatch       = 3 << 29   // bytes of all compressed blocks and blobs: 1.5 GiB
	MaxQuarantined = 10_000    // objects named in one receipt
	maxEnd         = 128       // bytes of frame END
	maxNumber      = 1<<63 - 1 // epochs and numbers of batches, which databases keep as signed
	maxIdentity    = 1 << 20   // bytes of a stored identity
	blockFill      = 256 << 10 // a block is closed before it grows beyond this
)

// maxSealed bounds one object in a block: the payload, and beside it signer,
// signature and the heads of CBOR and of the length.
const maxSealed = object.MaxPayload + 1<<10

// MaxBlock bounds one block before compression: an object of the largest size
// has a block of its own.
const MaxBlock = maxSealed
