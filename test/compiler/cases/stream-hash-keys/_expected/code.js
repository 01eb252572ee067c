// What blueprint.yaml is compiled to, written by `UPDATE_EXPECTED=1 npx vitest run test/compiler`.
function link() {
return [
  function(event, run) {
    const properties_ = asMap(event["properties"]);
    let key_;
    {
      key_ = event["event_id"];
      if (typeof key_ === 'number' && run.digits !== undefined) key_ = exactMember(key_, "event_id", run.digits.get(event));
    }
    writePartitionKey(key_, 'record.partition_key', run);
    let hashKey_;
    {
      hashKey_ = properties_["h"];
      if (typeof hashKey_ === 'number' && run.digits !== undefined) hashKey_ = exactMember(hashKey_, "h", run.digits.get(properties_));
    }
    writeHashKey(hashKey_, 'record.explicit_hash_key', run);
    let data_;
    {
      let members_ = '';
      {
        let value_;
        value_ = event["event_id"];
        if (typeof value_ === 'number' && run.digits !== undefined) value_ = exactMember(value_, "event_id", run.digits.get(event));
        if (value_ !== undefined) {
          members_ = appendValue(members_ + (members_ === '' ? "\"id\":" : ",\"id\":"), value_, "record.data.id", run, run.clean, 1);
        }
      }
      data_ = "{" + members_ + "}";
    }
    if (data_ === undefined) throw dataMissing();
    return data_;
  }
];
}
