// What blueprint.yaml is compiled to, written by `UPDATE_EXPECTED=1 npx vitest run test/compiler`.
function link() {
return [
  function(event, run) {
    const context_ = asMap(event["context"]);
    const consent_ = asMap(context_["consent"]);
    if (consent_["analytics"] !== true) return run.filter('consent');
    let key_;
    {
      key_ = event["user_id"];
      if (typeof key_ === 'number' && run.digits !== undefined) key_ = exactMember(key_, "user_id", run.digits.get(event));
    }
    writePartitionKey(key_, 'record.partition_key', run);
    let data_;
    {
      let members_ = '';
      {
        let value_;
        value_ = event["event"];
        if (typeof value_ === 'number' && run.digits !== undefined) value_ = exactMember(value_, "event", run.digits.get(event));
        if (value_ !== undefined) {
          members_ = appendValue(members_ + (members_ === '' ? "\"name\":" : ",\"name\":"), value_, "record.data.name", run, run.clean, 1);
        }
      }
      data_ = "{" + members_ + "}";
    }
    if (data_ === undefined) throw dataMissing();
    return data_;
  },
  function(event, run) {
    let key_;
    {
      key_ = event["anonymous_id"];
      if (typeof key_ === 'number' && run.digits !== undefined) key_ = exactMember(key_, "anonymous_id", run.digits.get(event));
    }
    writePartitionKey(key_, 'record.partition_key', run);
    let data_;
    {
      let members_ = '';
      {
        let value_;
        value_ = event["event"];
        if (typeof value_ === 'number' && run.digits !== undefined) value_ = exactMember(value_, "event", run.digits.get(event));
        if (value_ !== undefined) {
          members_ = appendValue(members_ + (members_ === '' ? "\"name\":" : ",\"name\":"), value_, "record.data.name", run, run.clean, 1);
        }
      }
      data_ = "{" + members_ + "}";
    }
    if (data_ === undefined) throw dataMissing();
    return data_;
  }
];
}
