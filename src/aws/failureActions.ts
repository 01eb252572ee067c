import type { FailureAction } from '../batch/Sink.ts';

/** What each failure that the peers name asks for. Names not listed go by their HTTP status. */
const named: readonly (readonly [action: FailureAction, throttled: boolean, names: string])[] = [
  [
    'retry',
    true,
    `ProvisionedThroughputExceededException ThrottlingException Throttling ThrottledException RequestThrottled
     RequestThrottledException RequestLimitExceeded LimitExceededException TooManyRequestsException SlowDown
     BandwidthLimitExceeded PriorRequestNotComplete KMSThrottlingException`,
  ],
  [
    'retry',
    false,
    `InternalServerError InternalServerErrorException InternalFailure InternalFailureException InternalError
     ServiceUnavailable ServiceUnavailableException RequestTimeout RequestTimeoutException TimeoutError
     TransactionInProgressException TransactionConflictException ReplicatedWriteConflictException
     ResourceInUseException IDPCommunicationError`,
  ],
  [
    'refresh',
    false,
    `ExpiredToken ExpiredTokenException TokenRefreshRequired InvalidToken InvalidClientTokenId
     UnrecognizedClientException RequestTimeTooSkewed RequestExpired RequestInTheFuture
     InvalidSignatureException SignatureDoesNotMatch AuthFailure`,
  ],
  [
    'park',
    false,
    `AccessDenied AccessDeniedException UnauthorizedException NotAuthorized OptInRequired
     SubscriptionRequiredException ResourceNotFoundException TableNotFoundException MissingAuthenticationToken
     MissingAuthenticationTokenException IncompleteSignature IncompleteSignatureException
     UnknownOperationException RegionDisabledException ERR_INVALID_URL CredentialsProviderError TokenProviderError
     KMSDisabledException KMSInvalidStateException KMSAccessDeniedException KMSNotFoundException KMSOptInRequired`,
  ],
  [
    'poison',
    false,
    `ValidationException ValidationError InvalidArgumentException SerializationException
     ItemCollectionSizeLimitExceededException RequestEntityTooLargeException`,
  ],
];

/** By the peer's own name of the failure. */
export const failureActions: ReadonlyMap<
  string,
  { readonly action: FailureAction; readonly throttled: boolean }
> = new Map(
  named.flatMap(([action, throttled, names]) =>
    names.split(/\s+/).map((name) => [name, { action, throttled }] as const),
  ),
);
