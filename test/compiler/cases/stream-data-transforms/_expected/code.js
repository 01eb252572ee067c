// What blueprint.yaml is compiled to, written by `UPDATE_EXPECTED=1 npx vitest run test/compiler`.
function link() {
return [
  function(event, run) {
    const properties_ = asMap(event["properties"]);
    let key_;
    {
      key_ = event["user_id"];
      if (typeof key_ === 'number' && run.digits !== undefined) key_ = exactMember(key_, "user_id", run.digits.get(event));
      if (key_ !== undefined && key_ !== null) key_ = lowercase(key_, "record.partition_key", run);
    }
    writePartitionKey(key_, 'record.partition_key', run);
    let data_;
    {
      let members_ = '';
      {
        let value_;
        value_ = properties_["a"];
        if (typeof value_ === 'number' && run.digits !== undefined) value_ = exactMember(value_, "a", run.digits.get(properties_));
        if (value_ !== undefined && value_ !== null) value_ = base64_decode(value_, "record.data.bytes", run);
        if (value_ !== undefined) {
          members_ = appendValue(members_ + (members_ === '' ? "\"bytes\":" : ",\"bytes\":"), value_, "record.data.bytes", run, false, 1);
        }
      }
      {
        let value_1;
        value_1 = properties_["j"];
        if (typeof value_1 === 'number' && run.digits !== undefined) value_1 = exactMember(value_1, "j", run.digits.get(properties_));
        if (value_1 !== undefined && value_1 !== null) value_1 = parse_json(value_1, "record.data.parsed", run);
        if (value_1 !== undefined) {
          members_ = appendValue(members_ + (members_ === '' ? "\"parsed\":" : ",\"parsed\":"), value_1, "record.data.parsed", run, false, 1);
        }
      }
      {
        let value_2;
        value_2 = properties_["j"];
        if (typeof value_2 === 'number' && run.digits !== undefined) value_2 = exactMember(value_2, "j", run.digits.get(properties_));
        if (value_2 !== undefined && value_2 !== null) value_2 = parse_json(value_2, "record.data.text", run);
        if (value_2 !== undefined && value_2 !== null) value_2 = json(value_2, "record.data.text", run);
        if (value_2 !== undefined) {
          members_ = appendValue(members_ + (members_ === '' ? "\"text\":" : ",\"text\":"), value_2, "record.data.text", run, false, 1);
        }
      }
      {
        let value_3;
        value_3 = properties_["d"];
        if (typeof value_3 === 'number' && run.digits !== undefined) value_3 = exactMember(value_3, "d", run.digits.get(properties_));
        if (value_3 !== undefined && value_3 !== null) value_3 = date(value_3, "epoch_millis", undefined, "record.data.at");
        if (value_3 !== undefined) {
          members_ = appendValue(members_ + (members_ === '' ? "\"at\":" : ",\"at\":"), value_3, "record.data.at", run, false, 1);
        }
      }
      data_ = "{" + members_ + "}";
    }
    if (data_ === undefined) throw dataMissing();
    return data_;
  }
];
}
