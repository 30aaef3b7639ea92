/** An item of which there is none yet. */
export const absent = { ConditionExpression: 'attribute_not_exists(pk)' };

/** An item that is still what was read: at that `version`; version 0 is none yet. */
export const stillAt = (version: number) =>
  version === 0
    ? absent
    : {
        ConditionExpression: '#version = :after',
        ExpressionAttributeNames: { '#version': 'version' },
        ExpressionAttributeValues: { ':after': version },
      };
